package dev.vigie.local;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferEvent;
import org.eclipse.aether.transfer.TransferResource;

/** Says what is being downloaded: large files by percent, small ones by number. */
final class DownloadProgress extends AbstractTransferListener {

  private static final long LARGE = 20_000_000;
  private static final int FILES_PER_LINE = 25;

  private final Console console;
  private final Map<TransferResource, Progress> large = new ConcurrentHashMap<>();
  private int smallFiles;
  private long smallBytes;

  DownloadProgress(Console console) {
    this.console = console;
  }

  @Override
  public void transferProgressed(TransferEvent event) {
    var resource = event.getResource();
    if (resource.getContentLength() >= LARGE) {
      large.computeIfAbsent(resource, this::progressOf).reached(event.getTransferredBytes());
    }
  }

  @Override
  public void transferSucceeded(TransferEvent event) {
    if (large.remove(event.getResource()) == null) {
      countSmall(event.getTransferredBytes());
    }
  }

  private synchronized void countSmall(long bytes) {
    smallFiles++;
    smallBytes += bytes;
    if (smallFiles % FILES_PER_LINE == 0) {
      console.say("Downloading libraries: %d files, %d MB", smallFiles, smallBytes / 1_000_000);
    }
  }

  private Progress progressOf(TransferResource resource) {
    return console.progress("Downloading " + name(resource), resource.getContentLength());
  }

  private static String name(TransferResource resource) {
    var path = resource.getResourceName();
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
