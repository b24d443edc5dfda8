package dev.vigie.statement;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.slf4j.Slf4jLogger;
import com.openhtmltopdf.util.XRLog;
import dev.vigie.problem.TooBusy;
import dev.vigie.wording.Words;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Map;
import java.util.TimeZone;
import java.util.function.Supplier;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Prints a statement as PDF/UA: tagged, with the fonts in it, and the same bytes each time that the
 * same statement is printed.
 */
@Component
class StatementPdf {

  private static final String FONT = "DejaVu Sans";

  static {
    XRLog.setLoggerImpl(new Slf4jLogger()); // otherwise it writes to the console by itself
  }

  private final SpringTemplateEngine templates;
  private final FewAtOnce presses;

  StatementPdf(MessageSource texts, FewAtOnce presses) {
    var resolver = new ClassLoaderTemplateResolver();
    resolver.setPrefix("templates/");
    resolver.setSuffix(".html");
    resolver.setTemplateMode(TemplateMode.HTML);
    resolver.setCharacterEncoding("UTF-8");
    this.presses = presses;
    this.templates = new SpringTemplateEngine();
    this.templates.setTemplateResolver(resolver);
    this.templates.setTemplateEngineMessageSource(texts);
  }

  /**
   * @throws TooBusy if others are being printed for too long
   */
  byte[] print(Statement statement, Supplier<StatementView> view, Words words) {
    return presses.take(() -> printed(statement, view.get(), words));
  }

  private byte[] printed(Statement statement, StatementView view, Words words) {
    var html =
        templates.process("statement/pdf", new Context(words.locale(), Map.of("statement", view)));
    try (var pdf = new ByteArrayOutputStream()) {
      var builder = new PdfRendererBuilder();
      builder.useFont(() -> font("DejaVuSans.ttf"), FONT, 400, FontStyle.NORMAL, true);
      builder.useFont(() -> font("DejaVuSans-Bold.ttf"), FONT, 700, FontStyle.NORMAL, true);
      builder.usePdfUaAccessibility(true);
      builder.withW3cDocument(new W3CDom().fromJsoup(Jsoup.parse(html)), "");
      builder.withProducer("Vigie");
      builder.toStream(pdf);
      try (var renderer = builder.buildPdfRenderer()) {
        renderer.layout();
        var document = renderer.getPdfDocument();
        document.setDocumentId(statement.id());
        var written = written(statement);
        renderer.createPDFWithoutClosing();
        document.getDocumentInformation().setCreationDate(written);
        document.getDocumentInformation().setModificationDate(written);
        document.save(pdf);
      }
      return pdf.toByteArray();
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** Which print it is, as an entity tag: one that is approved is always printed the same. */
  String edition(Statement statement, Words words) {
    return "\"%d-%s-%s\""
        .formatted(statement.id(), statement.state(), words.locale().getLanguage());
  }

  String fileName(Statement statement) {
    return statement.fileName("pdf");
  }

  private static Calendar written(Statement statement) {
    var at = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
    at.setTimeInMillis(statement.approvedAt().orElse(statement.drawnUpAt()).toEpochMilli());
    return at;
  }

  private static InputStream font(String file) {
    return StatementPdf.class.getResourceAsStream("/fonts/" + file);
  }
}
