package dev.vigie.wording;

/** Texts in tables that spreadsheets open. */
public final class Spreadsheet {

  private static final String FORMULA = "=+-@\t\r\n";

  private Spreadsheet() {}

  /** What somebody wrote, so that no spreadsheet takes it for a formula. */
  public static String plain(String written) {
    return !written.isEmpty() && FORMULA.indexOf(written.charAt(0)) >= 0 ? "'" + written : written;
  }
}
