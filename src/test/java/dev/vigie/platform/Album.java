package dev.vigie.platform;

import com.microsoft.playwright.Page;
import java.nio.file.Path;

/** Takes the pictures of the README where {@code -Dvigie.screenshots=DIR} asks for them. */
final class Album {

  private static final String DIRECTORY = System.getProperty("vigie.screenshots");

  private Album() {}

  static void picture(String name, Page page) {
    if (DIRECTORY != null) {
      page.screenshot(
          new Page.ScreenshotOptions().setPath(Path.of(DIRECTORY, name + ".png").toAbsolutePath()));
    }
  }
}
