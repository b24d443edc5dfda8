package dev.vigie.wallboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigie.ticket.Turn;
import dev.vigie.wallboard.BoardFilter.Property;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Addresses of boards, which people keep as bookmarks. */
class BoardFilterTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"R+D", "Entrées & sorties", "50%", "a=b;c", "{team}", "#1?", "100 %25", "tier-1"})
  void sayWhatIsChosenWhateverItsNameIs(String team) {
    var filter = new BoardFilter(null, Turn.TEAM, null, "xtm", team, "2");

    assertThat(read(filter.link(3)))
        .isEqualTo(
            Map.of("turn", "TEAM", "agreement", "xtm", "team", team, "severity", "2", "page", "3"));
    assertThat(read(filter.link(Property.SEVERITY, team)))
        .isEqualTo(Map.of("turn", "TEAM", "agreement", "xtm", "team", team, "severity", team));
  }

  @Test
  void leaveOutWhatIsNotChosen() {
    assertThat(new BoardFilter(null, null, null, null, null, null).link(0)).isEqualTo("/board");
  }

  /** As a server reads a query: a plus sign is a blank there. */
  private static Map<String, String> read(String address) {
    var read = new TreeMap<String, String>();
    UriComponentsBuilder.fromUriString(address)
        .build()
        .getQueryParams()
        .forEach((name, values) -> read.put(name, decoded(values.getFirst())));
    return read;
  }

  private static String decoded(String value) {
    return UriUtils.decode(value.replace('+', ' '), StandardCharsets.UTF_8);
  }
}
