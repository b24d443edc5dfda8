package dev.vigie.attachment;

/** Why a file is not kept. */
public enum Refusal {
  TOO_MANY,
  TOO_LARGE,
  DANGEROUS
}
