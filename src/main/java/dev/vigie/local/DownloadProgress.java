package dev.vigie.local;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferEvent;
import org.eclipse.aether.transfer.TransferResource;

/** Says what is being downloaded: large files by percent, small ones by name. */
final class DownloadProgress extends AbstractTransferListener {

  private static final long LARGE = 10_000_000;

  private final Console console;
  private final Map<TransferResource, Progress> large = new ConcurrentHashMap<>();

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
    var resource = event.getResource();
    if (large.remove(resource) == null && resource.getResourceName().endsWith(".jar")) {
      console.say("Downloaded %s (%d kB)", name(resource), event.getTransferredBytes() / 1_000);
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
