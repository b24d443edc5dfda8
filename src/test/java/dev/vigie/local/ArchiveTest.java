package dev.vigie.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {

  private final List<String> said = new ArrayList<>();

  @TempDir private Path directory;

  @Test
  void unpacksAndSaysHowFarItIs() throws IOException {
    archiveOf("lib/a.jar", "lib/b.jar").unpackOnceTo(directory.resolve("target"));

    assertThat(directory.resolve("target/lib/b.jar")).hasContent("lib/b.jar");
    assertThat(said).last().asString().startsWith("Unpacking archive.zip: 100 %");
  }

  @Test
  void leavesWhatIsCompleteAlone() throws IOException {
    var target = Files.createDirectory(directory.resolve("target"));

    archiveOf("a").unpackOnceTo(target);

    assertThat(target).isEmptyDirectory();
  }

  @Test
  void replacesWhatACrashLeftHalfUnpacked() throws IOException {
    Files.createDirectory(directory.resolve("target.unfinished"));
    Files.writeString(directory.resolve("target.unfinished/a"), "hal");

    archiveOf("a").unpackOnceTo(directory.resolve("target"));

    assertThat(directory.resolve("target/a")).hasContent("a");
    assertThat(directory.resolve("target.unfinished")).doesNotExist();
  }

  @Test
  void writesNothingOutsideOfItsTarget() throws IOException {
    var hostile = archiveOf("../outside");

    assertThatThrownBy(() -> hostile.unpackOnceTo(directory.resolve("target")))
        .isInstanceOf(LocalPlatformFailure.class);
    assertThat(directory.resolve("outside")).doesNotExist();
  }

  private Archive archiveOf(String... entries) throws IOException {
    var zip = directory.resolve("archive.zip");
    try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (var entry : entries) {
        out.putNextEntry(new ZipEntry(entry));
        out.write(entry.getBytes());
      }
    }
    return new Archive(zip, new Console(said::add));
  }
}
