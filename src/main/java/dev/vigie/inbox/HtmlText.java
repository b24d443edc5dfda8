package dev.vigie.inbox;

import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/**
 * What a person would read of HTML, as plain text: nothing of it that could act survives. What mail
 * programs mark as quoted is quoted as in plain mails.
 */
final class HtmlText {

  private static final String NEVER_READ = "script, style, head, title, noscript, object, template";
  private static final String QUOTED =
      "blockquote[type=cite], div.gmail_quote blockquote, blockquote.gmail_quote,"
          + " div.yahoo_quoted, blockquote.protonmail_quote";
  private static final Set<String> BLOCKS =
      Set.of(
          "p",
          "div",
          "tr",
          "li",
          "ul",
          "ol",
          "table",
          "blockquote",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "pre",
          "hr",
          "section",
          "article");

  private HtmlText() {}

  static String of(String html) {
    var body = Jsoup.parse(html).body();
    body.select(NEVER_READ).remove();
    for (var quote : body.select(QUOTED)) {
      quote.replaceWith(new Element("pre").attr("data-quoted", "").text(quoted(text(quote))));
    }
    return text(body);
  }

  private static String quoted(String text) {
    return "> " + text.replace("\n", "\n> ");
  }

  private static String text(Element element) {
    var writer = new Writer();
    NodeTraversor.traverse(writer, element);
    return writer.text();
  }

  /** Writes lines where a browser would. */
  private static final class Writer implements NodeVisitor {

    private final StringBuilder text = new StringBuilder();

    @Override
    public void head(Node node, int depth) {
      if (node instanceof TextNode words) {
        append(inQuote(node) ? words.getWholeText() : words.text());
      } else if (node instanceof Element element) {
        if (element.normalName().equals("br")) {
          text.append('\n');
        } else if (element.normalName().equals("li")) {
          newLine();
          text.append("- ");
        } else if (BLOCKS.contains(element.normalName())) {
          newLine();
          text.append(element.normalName().equals("p") ? "\n" : "");
        }
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (node instanceof Element element) {
        if (element.normalName().equals("td") || element.normalName().equals("th")) {
          append(" ");
        } else if (element.normalName().equals("p")) {
          newLine();
          text.append('\n');
        } else if (BLOCKS.contains(element.normalName())) {
          newLine();
        }
      }
    }

    private static boolean inQuote(Node node) {
      return node.parent() instanceof Element parent && parent.hasAttr("data-quoted");
    }

    private void append(String words) {
      var atLineStart = text.isEmpty() || text.charAt(text.length() - 1) == '\n';
      text.append(atLineStart ? words.stripLeading() : words);
    }

    private void newLine() {
      if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
        text.append('\n');
      }
    }

    private String text() {
      var lines = text.toString().replace('\u00a0', ' ').lines().map(String::stripTrailing);
      return lines.collect(Collectors.joining("\n")).replaceAll("\n{3,}", "\n\n").strip();
    }
  }
}
