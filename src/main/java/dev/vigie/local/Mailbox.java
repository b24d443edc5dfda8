package dev.vigie.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

/** The directory of received mails, one file each, in the order in which they came. */
final class Mailbox {

  private static final String SUFFIX = ".eml";

  private final Path directory;
  private final Clock clock;
  private final AtomicLong last;

  Mailbox(Path directory, Clock clock) {
    this.directory = directory;
    this.clock = clock;
    this.last = new AtomicLong(ids().stream().mapToLong(Long::parseLong).max().orElse(0));
  }

  /** Returns once the mail would survive a power cut. */
  void store(Collection<String> recipients, byte[] content) throws IOException {
    var name = "%08d".formatted(last.incrementAndGet());
    var unfinished = directory.resolve(name + ".unfinished");
    write(unfinished, envelope(recipients), content);
    Files.move(unfinished, file(name), StandardCopyOption.ATOMIC_MOVE);
    flush(directory);
  }

  /** Newest last. */
  List<ReceivedMail> mails() {
    return ids().stream().map(this::read).toList();
  }

  Optional<ReceivedMail> mail(String id) {
    return ids().stream().filter(id::equals).findFirst().map(this::read);
  }

  /** Shows each mail as it came, oldest first, with those who were to have it. */
  void contents(BiConsumer<List<String>, byte[]> reader) {
    for (var id : ids()) {
      try {
        reader.accept(read(id).to(), Files.readAllBytes(file(id)));
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
  }

  private List<String> ids() {
    try (var files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(SUFFIX))
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private ReceivedMail read(String id) {
    try (var content = Files.newInputStream(file(id))) {
      return ReceivedMail.parse(id, content);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private byte[] envelope(Collection<String> recipients) {
    return "%s: %s\r\n%s: %s\r\n"
        .formatted(
            ReceivedMail.RECEIVED_AT,
            clock.instant(),
            ReceivedMail.RECIPIENTS,
            String.join(", ", recipients))
        .getBytes(StandardCharsets.UTF_8);
  }

  private Path file(String id) {
    return directory.resolve(id + SUFFIX);
  }

  private static void write(Path file, byte[]... parts) throws IOException {
    try (var channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      var out = Channels.newOutputStream(channel);
      for (var part : parts) {
        out.write(part);
      }
      channel.force(true);
    }
  }

  /** Makes the new name last too; Windows does so by itself and has no handle for it. */
  private static void flush(Path directory) {
    try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException notOnThisSystem) {
      // nothing to flush
    }
  }
}
