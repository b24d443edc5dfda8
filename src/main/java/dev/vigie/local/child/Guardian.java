package dev.vigie.local.child;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * The main class of every child JVM: it ties the child's life to the application's, whose end of
 * the pipe is our standard input, and then hands over to the real main class.
 */
public final class Guardian {

  private Guardian() {}

  /** The first argument names the real main class, the others are its own. */
  public static void main(String[] arguments) throws Throwable {
    leaveKeyboardToTheApplication();
    var watch = new Thread(Guardian::watchTheApplication, "guardian");
    watch.setDaemon(true);
    watch.start();
    try {
      Class.forName(arguments[0])
          .getMethod("main", String[].class)
          .invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
    } catch (InvocationTargetException failed) {
      failed.getCause().printStackTrace();
      System.exit(1);
    }
  }

  /** Ctrl-C reaches the whole process group; the application decides in which order we end. */
  private static void leaveKeyboardToTheApplication() {
    Signal.handle(new Signal("INT"), SignalHandler.SIG_IGN);
  }

  /** A byte asks for an orderly end; the end of the stream says that the application is gone. */
  private static void watchTheApplication() {
    try {
      if (System.in.read() >= 0) {
        System.exit(0);
      }
    } catch (IOException gone) {
      // the same as the end of the stream
    }
    Runtime.getRuntime().halt(1);
  }
}
