package dev.vigie.agreement;

/** A table cannot be executed; the message names table, row and remedy for the process designer. */
public class UnusableTermsTable extends UnusableDesignFile {

  UnusableTermsTable(String table, String problem) {
    super("%s: %s".formatted(table, problem));
  }

  UnusableTermsTable(String table, String row, String problem) {
    super("%s, row %s: %s".formatted(table, row, problem));
  }
}
