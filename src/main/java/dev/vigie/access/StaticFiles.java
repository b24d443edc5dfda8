package dev.vigie.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Stream;

/** Styles, scripts and pictures: the same for everybody, and for nobody to hide. */
public final class StaticFiles {

  private static final String[] FOLDERS = {"/css/", "/js/", "/lib/", "/images/"};

  private StaticFiles() {}

  public static boolean asked(HttpServletRequest request) {
    return Stream.of(FOLDERS).anyMatch(request.getServletPath()::startsWith);
  }

  static String[] patterns() {
    return Stream.of(FOLDERS).map(folder -> folder + "**").toArray(String[]::new);
  }
}
