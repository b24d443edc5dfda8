package dev.vigie.statement;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Identifies what was said, line by line. */
final class Digest {

  private Digest() {}

  /** By SHA-256, in hexadecimal digits. */
  static String of(Stream<?> lines) {
    var said = lines.map(Objects::toString).collect(Collectors.joining("\n"));
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(said.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible); // every Java has it
    }
  }
}
