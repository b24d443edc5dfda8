package dev.vigie.wallboard;

import dev.vigie.ticket.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.web.util.UriComponentsBuilder;

/** What the board is narrowed to; null leaves a property open. */
record BoardFilter(
    Urgency urgency, Turn turn, String status, String agreement, String team, String severity) {

  static final String PATH = "/board";

  /** What can be chosen; each is a parameter of the page's address and a column of the query. */
  enum Property {
    URGENCY,
    TURN,
    STATUS,
    AGREEMENT,
    TEAM,
    SEVERITY;

    /** As addresses and columns call it. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** As text, for all of them alike; null if it is left open. */
  String of(Property property) {
    return switch (property) {
      case URGENCY -> urgency == null ? null : urgency.name();
      case TURN -> turn == null ? null : turn.name();
      case STATUS -> status;
      case AGREEMENT -> agreement;
      case TEAM -> team;
      case SEVERITY -> severity;
    };
  }

  /** Those that are not left open. */
  List<Property> chosen() {
    var chosen = new ArrayList<Property>();
    for (var property : Property.values()) {
      if (of(property) != null) {
        chosen.add(property);
      }
    }
    return chosen;
  }

  /** Whether a group of tickets is among what is shown, whatever is chosen of {@code open}. */
  boolean takes(TicketGroup group, Property open) {
    return chosen().stream()
        .filter(property -> property != open)
        .allMatch(property -> Objects.equals(of(property), group.of(property)));
  }

  /** The same agreement, team and severity, whatever is due and whoever has to act. */
  BoardFilter withoutFigures() {
    return new BoardFilter(null, null, null, agreement, team, severity);
  }

  /** The address of the board with another choice of one property, null for none. */
  String link(Property changed, String value) {
    return address(property -> property == changed ? value : of(property), 0);
  }

  /** The address of a page, counted from 0. */
  String link(int page) {
    return address(this::of, page);
  }

  /** Names are values of variables, so that nothing in them is taken for part of the address. */
  private static String address(Function<Property, String> chosen, int page) {
    var link = UriComponentsBuilder.fromPath(PATH);
    var values = new ArrayList<String>();
    for (var property : Property.values()) {
      var value = chosen.apply(property);
      if (value != null) {
        link.queryParam(property.word(), "{%s}".formatted(property.word()));
        values.add(value);
      }
    }
    if (page > 0) {
      link.queryParam("page", page);
    }
    return link.encode().buildAndExpand(values.toArray()).toUriString();
  }
}
