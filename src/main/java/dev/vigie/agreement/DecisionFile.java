package dev.vigie.agreement;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelException;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.dmn.DmnEngine;
import org.camunda.dmn.parser.ParsedDmn;
import org.camunda.feel.syntaxtree.ValContext;
import org.camunda.feel.syntaxtree.ValList;
import org.camunda.feel.syntaxtree.ValString;
import org.camunda.feel.valuemapper.ValueMapper;
import org.camunda.feel.valuemapper.ValueMapper$;
import scala.jdk.CollectionConverters;

/**
 * A designer's DMN file. Its tables are evaluated by the same engine that Zeebe uses, so a cell
 * means here what it means in Camunda Modeler.
 */
final class DecisionFile {

  private static final DmnEngine DMN = new DmnEngine.Builder().build();
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
  private static final ValueMapper FEEL = ValueMapper$.MODULE$.defaultValueMapper();

  private final String name;
  private final String xml;
  private final DmnModelInstance model;
  private final ParsedDmn parsed;

  /**
   * @param name what a designer knows the file by
   * @throws UnusableTermsTable if it is no DMN file, or a cell cannot be read
   */
  DecisionFile(String name, String xml) {
    this.name = name;
    this.xml = xml;
    this.model = model();
    this.parsed = parse();
  }

  String name() {
    return name;
  }

  /** Equal texts have the same; others do not. */
  String digest() {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(bytes());
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new AssertionError(everyJdkHasIt);
    }
  }

  Optional<DecisionTable> table(String decision) {
    Decision found = model.getModelElementById(decision);
    return Optional.ofNullable(found)
        .map(Decision::getExpression)
        .filter(DecisionTable.class::isInstance)
        .map(DecisionTable.class::cast);
  }

  static List<String> outputs(DecisionTable table) {
    return table.getOutputs().stream().map(Output::getName).toList();
  }

  /** What the texts of a column say, in the order of the rows, without their quotes. */
  static List<String> literals(DecisionTable table, String output) {
    var column = outputs(table).indexOf(output);
    return table.getRules().stream()
        .map(rule -> List.copyOf(rule.getOutputEntries()).get(column))
        .map(entry -> entry.getText().getTextContent().strip())
        .filter(text -> text.startsWith("\"") && text.endsWith("\""))
        .map(text -> text.substring(1, text.length() - 1))
        .toList();
  }

  /** The quoted texts in a column of conditions, in the order of the rows. */
  static List<String> conditions(DecisionTable table, String input) {
    var columns =
        table.getInputs().stream()
            .map(column -> column.getInputExpression().getText().getTextContent().strip())
            .toList();
    var column = columns.indexOf(input);
    return column < 0
        ? List.of()
        : table.getRules().stream()
            .map(rule -> List.copyOf(rule.getInputEntries()).get(column))
            .map(entry -> entry.getText().getTextContent())
            .flatMap(cell -> QUOTED.matcher(cell).results().map(match -> match.group(1)))
            .toList();
  }

  /**
   * The rows that match, as columns by name.
   *
   * @throws DecisionFailed with the engine's own words
   */
  List<Map<String, Object>> evaluate(String decision, Map<String, Object> facts) {
    var result = DMN.eval(parsed, decision, facts);
    if (result.isLeft()) {
      throw new DecisionFailed(result.left().get().failure().message());
    }
    return switch (asJava(result.right().get().value())) {
      case List<?> rows ->
          rows.stream().map(DecisionFile::asJava).map(row -> row(decision, row)).toList();
      case Map<?, ?> row -> List.of(row(decision, row));
      case String cell -> List.of(row(decision, cell));
      case null, default -> List.of();
    };
  }

  /** The engine could not evaluate a table. */
  static final class DecisionFailed extends RuntimeException {

    private DecisionFailed(String message) {
      super(message);
    }
  }

  /** The only cell of a row comes without its column's name. */
  @SuppressWarnings("unchecked")
  private Map<String, Object> row(String decision, Object cells) {
    return cells instanceof Map
        ? (Map<String, Object>) cells
        : Map.of(outputs(table(decision).orElseThrow()).getFirst(), cells);
  }

  /** The engine answers in the types of whichever value mappers it finds on the class path. */
  private static Object asJava(Object answer) {
    return switch (answer) {
      case ValContext context -> asJava(FEEL.unpackVal(context));
      case ValList list -> asJava(FEEL.unpackVal(list));
      case ValString text -> text.value();
      case scala.collection.Map<?, ?> map -> CollectionConverters.MapHasAsJava(map).asJava();
      case scala.collection.Seq<?> rows ->
          StreamSupport.stream(
                  CollectionConverters.IterableHasAsJava(rows).asJava().spliterator(), false)
              .toList();
      case null, default -> answer;
    };
  }

  private DmnModelInstance model() {
    try {
      return Dmn.readModelFromStream(new ByteArrayInputStream(bytes()));
    } catch (DmnModelException notDmn) {
      throw new UnusableTermsTable(name, "is not a DMN 1.3 file: " + notDmn.getMessage());
    }
  }

  private ParsedDmn parse() {
    var result = DMN.parse(new ByteArrayInputStream(bytes()));
    if (result.isLeft()) {
      throw new UnusableTermsTable(
          name,
          "a cell is empty or cannot be read; write texts in quotes, and \"%s\" where the agreement is silent (%s)"
              .formatted(Target.Untimed.NOT_SPECIFIED, result.left().get().message()));
    }
    return result.right().get();
  }

  private byte[] bytes() {
    return xml.getBytes(StandardCharsets.UTF_8);
  }
}
