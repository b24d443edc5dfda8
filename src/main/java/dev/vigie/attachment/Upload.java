package dev.vigie.attachment;

/**
 * A file that somebody wants to attach.
 *
 * @param name as the sender calls it
 * @param mediaType as the sender says, which nobody should rely on
 */
public record Upload(String name, String mediaType, byte[] content) {}
