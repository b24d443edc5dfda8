package dev.vigie.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.springframework.util.unit.DataSize;

/** The directory in which the local platform keeps everything; it belongs to one application. */
final class Workspace implements AutoCloseable {

  private final Path root;
  private final FileChannel lock;

  private Workspace(Path root, FileChannel lock) {
    this.root = root;
    this.lock = lock;
  }

  static Workspace open(Path directory, DataSize minFreeSpace) {
    var root = directory.toAbsolutePath().normalize();
    try {
      Files.createDirectories(root);
      requireSpace(root, minFreeSpace);
      return new Workspace(root, lock(root));
    } catch (IOException denied) {
      throw new LocalPlatformFailure(
          "The directory %s cannot be written (%s).".formatted(root, denied),
          "Make it writable, or set vigie.local.directory to one that is.",
          denied);
    }
  }

  Path resolve(String first, String... more) {
    return root.resolve(Path.of(first, more));
  }

  /** A directory below the workspace that exists. */
  Path directory(String first, String... more) {
    try {
      return Files.createDirectories(resolve(first, more));
    } catch (IOException denied) {
      throw new LocalPlatformFailure(
          "The directory %s cannot be made (%s).".formatted(resolve(first, more), denied),
          "Make %s writable and keep some space free.".formatted(root),
          denied);
    }
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException alreadyReleased) {
      throw new UncheckedIOException(alreadyReleased);
    }
  }

  private static void requireSpace(Path root, DataSize needed) throws IOException {
    var free = DataSize.ofBytes(Files.getFileStore(root).getUsableSpace());
    if (free.compareTo(needed) < 0) {
      throw new LocalPlatformFailure(
          "The disk of %s has %d MB free; the local platform needs %d MB."
              .formatted(root, free.toMegabytes(), needed.toMegabytes()),
          "Free some space, or set vigie.local.directory to a larger disk.");
    }
  }

  private static FileChannel lock(Path root) throws IOException {
    var file = root.resolve("lock");
    var channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    if (!locked(channel)) {
      channel.close();
      throw new LocalPlatformFailure(
          "Another Vigie runs on %s (process %s).".formatted(root, Files.readString(file)),
          "Stop it, or give this one its own vigie.local.directory and vigie.local.ports.*.");
    }
    channel.truncate(0);
    channel.write(StandardCharsets.UTF_8.encode(Long.toString(ProcessHandle.current().pid())));
    return channel;
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException sameProcess) {
      return false;
    }
  }
}
