package dev.vigie.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.springframework.util.FileSystemUtils;

/** Unpacks a zip once: the target is either complete or absent, whenever the power fails. */
final class Archive {

  private final Path zip;
  private final Console console;

  Archive(Path zip, Console console) {
    this.zip = zip;
    this.console = console;
  }

  void unpackOnceTo(Path target) {
    if (Files.isDirectory(target)) {
      return;
    }
    try {
      var unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
      FileSystemUtils.deleteRecursively(unfinished);
      unpackTo(unfinished);
      Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failed) {
      throw new LocalPlatformFailure(
          "%s could not be unpacked (%s).".formatted(zip, failed),
          "Free some disk space; if the file is damaged, delete it and it is fetched again.",
          failed);
    }
  }

  private void unpackTo(Path directory) throws IOException {
    try (var archive = new ZipFile(zip.toFile())) {
      var total = archive.stream().mapToLong(ZipEntry::getSize).sum();
      var progress = console.progress("Unpacking " + zip.getFileName(), total);
      var done = 0L;
      for (var entry : archive.stream().toList()) {
        unpack(archive, entry, directory);
        done += entry.getSize();
        progress.reached(done);
      }
    } catch (UncheckedIOException damaged) {
      throw damaged.getCause();
    }
  }

  private static void unpack(ZipFile archive, ZipEntry entry, Path directory) throws IOException {
    var file = directory.resolve(entry.getName()).normalize();
    if (!file.startsWith(directory)) {
      throw new IOException("entry outside of the archive: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Files.createDirectories(file.getParent());
    try (var content = archive.getInputStream(entry)) {
      Files.copy(content, file);
    }
  }
}
