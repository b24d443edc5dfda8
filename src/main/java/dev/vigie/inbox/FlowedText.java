package dev.vigie.inbox;

/** Text whose paragraphs were broken into lines for the way (RFC 3676). */
final class FlowedText {

  private static final String SIGNATURE = "-- ";

  private FlowedText() {}

  /**
   * @param deleteSpace whether the space at the end of a soft break is not part of the text
   */
  static String unwrap(String flowed, boolean deleteSpace) {
    var text = new StringBuilder();
    var open = -1; // how deep the paragraph is quoted that goes on in the next line
    for (var line : flowed.lines().toList()) {
      var depth = 0;
      while (depth < line.length() && line.charAt(depth) == '>') {
        depth++;
      }
      var content = line.substring(depth);
      content = content.startsWith(" ") ? content.substring(1) : content; // space-stuffed
      if (open != depth) {
        text.append(text.isEmpty() ? "" : "\n").append(depth > 0 ? ">".repeat(depth) + " " : "");
      }
      var soft = content.endsWith(" ") && !content.equals(SIGNATURE);
      text.append(soft && deleteSpace ? content.substring(0, content.length() - 1) : content);
      open = soft ? depth : -1;
    }
    return text.toString();
  }
}
