package dev.vigie.inbox;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Parts what somebody wrote now from the messages that it answers and from the signature. Where it
 * is not certain what is what, everything counts as written now; nothing is lost either way.
 *
 * @param said what was written now
 * @param folded the rest, empty if there is none
 */
record QuotedHistory(String said, String folded) {

  private static final int LINES_OF_AN_ATTRIBUTION = 3;
  private static final int LINES_OF_A_HEADER = 6;

  private static final Pattern ATTRIBUTION =
      Pattern.compile(
          "(On|Le|Am)\\b.{5,300}(wrote|a écrit|schrieb)\\s*:",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** What is forwarded is meant to be read, so it is not among these. */
  private static final Pattern SEPARATOR =
      Pattern.compile(
          "-{2,} ?(Original Message|Message d['’]origine|Message original|Ursprüngliche Nachricht) ?-{2,}",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern HEADER_FROM = header("From|De|Von|Expéditeur");
  private static final Pattern HEADER_SENT = header("Sent|Date|Envoyé|Envoyé le|Gesendet");
  private static final Pattern HEADER_SUBJECT = header("Subject|Objet|Sujet|Betreff");
  private static final Pattern RULE = Pattern.compile("[_\\-*]{5,}");
  private static final Pattern FORWARDED =
      Pattern.compile("-{2,} ?(Forwarded message|Message transféré)", Pattern.CASE_INSENSITIVE);

  private static final Pattern SIGNATURE =
      Pattern.compile(
          "--\\s*"
              + "|(Envoyé (de|depuis|à partir de) (mon|ma|l['’]|Yahoo|Outlook|Proton)"
              + "|Sent from (my|Mail|Yahoo|Outlook|Proton)"
              + "|Get Outlook for|Obtenir Outlook pour|Télécharger Outlook pour).{0,80}",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static Pattern header(String names) {
    return Pattern.compile(
        "\\*?(%s)\\s*:\\*?\\s.*".formatted(names), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  static QuotedHistory fold(String text) {
    var lines = text.strip().lines().toList();
    var start = start(lines);
    var tail = tail(lines, start);
    var said = join(lines.subList(0, start));
    if (!tail.isEmpty()) {
      var below = said.isBlank() && !quotedAgain(lines, tail);
      said = join(below ? tail : lines); // what stands between quotes needs them
    }
    var signature = signature(said.lines().toList());
    said = join(said.lines().toList().subList(0, signature));
    return said.isBlank() ? whole(text) : new QuotedHistory(said, folded(text, said));
  }

  private static QuotedHistory whole(String text) {
    return new QuotedHistory(text.strip(), "");
  }

  private static String folded(String text, String said) {
    var all = join(text.strip().lines().toList());
    return all.startsWith(said)
        ? all.substring(said.length()).strip()
        : all.replace(said, "").strip();
  }

  /** The first line of what is answered; the number of lines if nothing is. */
  private static int start(List<String> lines) {
    return IntStream.range(0, lines.size())
        .filter(i -> begins(lines, i))
        .findFirst()
        .orElse(lines.size());
  }

  private static boolean begins(List<String> lines, int at) {
    var line = lines.get(at).strip();
    return SEPARATOR.matcher(line).lookingAt()
        || line.startsWith(">")
        || attributes(lines, at)
        || headerBegins(lines, at)
        || RULE.matcher(line).matches() && at + 1 < lines.size() && headerBegins(lines, at + 1);
  }

  private static boolean attributes(List<String> lines, int at) {
    var joined = new StringBuilder();
    for (var i = at; i < Math.min(lines.size(), at + LINES_OF_AN_ATTRIBUTION); i++) {
      joined.append(joined.isEmpty() ? "" : " ").append(lines.get(i).strip());
      if (ATTRIBUTION.matcher(joined).matches()) {
        return true;
      }
    }
    return false;
  }

  private static boolean headerBegins(List<String> lines, int at) {
    var header = lines.subList(at, Math.min(lines.size(), at + LINES_OF_A_HEADER));
    var forwarded = at > 0 && FORWARDED.matcher(lines.get(at - 1).strip()).lookingAt();
    return !forwarded
        && HEADER_FROM.matcher(header.getFirst().strip()).matches()
        && header.stream().anyMatch(line -> HEADER_SENT.matcher(line.strip()).matches())
        && header.stream().anyMatch(line -> HEADER_SUBJECT.matcher(line.strip()).matches());
  }

  /** What is written below or between quoted lines; empty where everything below is history. */
  private static List<String> tail(List<String> lines, int start) {
    var below = lines.subList(start, lines.size());
    var firstQuoted =
        IntStream.range(0, below.size()).filter(i -> quoted(below.get(i))).findFirst();
    if (firstQuoted.isEmpty() || firstQuoted.getAsInt() > LINES_OF_AN_ATTRIBUTION) {
      return List.of();
    }
    var unquoted =
        below.subList(firstQuoted.getAsInt(), below.size()).stream()
            .filter(line -> !quoted(line))
            .toList();
    var written = unquoted.subList(0, signature(unquoted));
    return written.stream().allMatch(String::isBlank) ? List.of() : written;
  }

  private static boolean quotedAgain(List<String> lines, List<String> written) {
    var first = written.stream().filter(line -> !line.isBlank()).findFirst().orElseThrow();
    return lines.subList(lines.indexOf(first), lines.size()).stream()
        .anyMatch(QuotedHistory::quoted);
  }

  private static boolean quoted(String line) {
    return line.stripLeading().startsWith(">");
  }

  private static int signature(List<String> lines) {
    return IntStream.range(0, lines.size())
        .filter(i -> SIGNATURE.matcher(lines.get(i).strip()).matches())
        .findFirst()
        .orElse(lines.size());
  }

  private static String join(List<String> lines) {
    return String.join("\n", lines).strip();
  }
}
