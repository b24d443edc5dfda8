package dev.vigie.wallboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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
    var link = UriComponentsBuilder.fromPath(PATH);
    for (var property : Property.values()) {
      add(link, property, property == changed ? value : of(property));
    }
    return link.encode().build().toUriString();
  }

  /** The address of a page, counted from 0. */
  String link(int page) {
    var link = UriComponentsBuilder.fromPath(PATH);
    for (var property : Property.values()) {
      add(link, property, of(property));
    }
    return (page == 0 ? link : link.queryParam("page", page)).encode().build().toUriString();
  }

  private static void add(UriComponentsBuilder link, Property property, String value) {
    if (value != null) {
      link.queryParam(property.word(), value);
    }
  }
}
