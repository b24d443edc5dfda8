package dev.vigie.platform;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;

/** Takes the pictures of the README where {@code -Dvigie.screenshots=DIR} asks for them. */
final class Album {

  private static final String DIRECTORY = System.getProperty("vigie.screenshots");

  private Album() {}

  /** What the window shows. */
  static void picture(String name, Page page) {
    take(name, page, new Page.ScreenshotOptions());
  }

  /** The page from its top to the end of that part. */
  static void pictureDownTo(Locator part, String name, Page page) {
    var end = part.boundingBox();
    var width = page.viewportSize().width;
    take(
        name,
        page,
        new Page.ScreenshotOptions().setFullPage(true).setClip(0, 0, width, end.y + end.height));
  }

  private static void take(String name, Page page, Page.ScreenshotOptions options) {
    if (DIRECTORY != null) {
      page.screenshot(options.setPath(Path.of(DIRECTORY, name + ".png").toAbsolutePath()));
    }
  }
}
