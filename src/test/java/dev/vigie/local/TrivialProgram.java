package dev.vigie.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CountDownLatch;

/** A child that writes the file it is given and lives on, or that fails where it is given none. */
public final class TrivialProgram {

  private TrivialProgram() {}

  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 0) {
      throw new IllegalStateException("nothing to do");
    }
    var file = Path.of(arguments[0]);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> write(file, "orderly end")));
    write(file, "pid " + ProcessHandle.current().pid());
    new CountDownLatch(1).await();
  }

  private static void write(Path file, String text) {
    try {
      var whole = Files.writeString(Path.of(file + ".part"), text);
      Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException denied) {
      throw new UncheckedIOException(denied);
    }
  }
}
