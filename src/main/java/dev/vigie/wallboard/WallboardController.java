package dev.vigie.wallboard;

import dev.vigie.live.LiveTickets;
import dev.vigie.ticket.TicketStatus;
import dev.vigie.ticket.Turn;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The board of the team: what is open, by what is due first, on one screen. */
@Controller
@RequestMapping(BoardFilter.PATH)
class WallboardController {

  /** Of browsers without scripts whose readers asked for it. */
  private static final String EVERY_MINUTE = "60";

  private final Wallboards boards;
  private final LiveTickets live;

  WallboardController(Wallboards boards, LiveTickets live) {
    this.boards = boards;
    this.live = live;
  }

  @GetMapping
  String show(
      @RequestParam(required = false) Urgency urgency,
      @RequestParam(required = false) Turn turn,
      @RequestParam(required = false) TicketStatus status,
      @RequestParam(required = false) String agreement,
      @RequestParam(required = false) String team,
      @RequestParam(required = false) String severity,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "false") boolean reload,
      Locale locale,
      HttpServletResponse response,
      Model model) {
    var filter =
        new BoardFilter(
            urgency,
            turn,
            status == null ? null : status.name(),
            given(agreement),
            given(team),
            given(severity));
    model.addAttribute("board", boards.show(filter, page, locale));
    if (reload) {
      response.setHeader("Refresh", EVERY_MINUTE);
    }
    return "wallboard";
  }

  /** Tells the page when something happened to any ticket, for as long as it is open. */
  @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  ResponseEntity<SseEmitter> follow(Authentication signedIn) {
    return live.followAll(signedIn.getName())
        .map(ResponseEntity::ok)
        .orElseGet(() -> ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build());
  }

  private static String given(String text) {
    return text == null || text.isBlank() ? null : text;
  }
}
