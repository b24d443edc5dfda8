package dev.vigie.board;

import dev.vigie.access.Caller;
import dev.vigie.attachment.Attachments;
import dev.vigie.inbox.Inbox;
import dev.vigie.ticket.TicketQueries;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** The files of a ticket and the mails that were sent to it, for who may see the ticket. */
@Controller
@RequestMapping("/tickets/{number}")
class TicketFilesController {

  private final TicketQueries queries;
  private final Attachments attachments;
  private final Inbox inbox;

  TicketFilesController(TicketQueries queries, Attachments attachments, Inbox inbox) {
    this.queries = queries;
    this.attachments = attachments;
    this.inbox = inbox;
  }

  /** Always to be saved, never to be shown: what somebody sent does not act in our name. */
  @GetMapping("/files/{id}")
  ResponseEntity<byte[]> file(
      @PathVariable String number, @PathVariable String id, Authentication signedIn) {
    var ticket = queries.find(number, Caller.of(signedIn).visibility());
    var file = attachments.find(ticket.id(), id).orElseThrow(TicketFilesController::unknown);
    var name = ContentDisposition.attachment().filename(file.name(), StandardCharsets.UTF_8);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .header(HttpHeaders.CONTENT_DISPOSITION, name.build().toString())
        .body(attachments.content(file));
  }

  @GetMapping("/mails/{id}")
  String mail(
      @PathVariable String number, @PathVariable String id, Authentication signedIn, Model model) {
    var ticket = queries.find(number, Caller.of(signedIn).visibility());
    model.addAttribute(
        "whole", inbox.whole(ticket.id(), id).orElseThrow(TicketFilesController::unknown));
    model.addAttribute("ticket", ticket.number().toString());
    model.addAttribute("mayBeFiledAgain", false);
    model.addAttribute("mayBeDismissed", false);
    return "mails/mail";
  }

  private static ResponseStatusException unknown() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
