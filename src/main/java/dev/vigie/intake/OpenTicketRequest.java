package dev.vigie.intake;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.vigie.problem.RequestRefused;
import dev.vigie.ticket.Contact;
import dev.vigie.ticket.NewTicket;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.TreeMap;

/** What a customer tells us; fields that we do not know are kept as further details. */
record OpenTicketRequest(
    @NotBlank(message = "is missing; name the agreement, such as trackforce")
        @Size(max = 40, message = OpenTicketRequest.TOO_LONG)
        String agreement,
    @Size(max = 40, message = OpenTicketRequest.TOO_LONG) String plan,
    @NotBlank(message = "is missing; name the organisation")
        @Size(max = 80, message = OpenTicketRequest.TOO_LONG)
        String customer,
    @NotNull(message = "is missing; say who asks and how to reach them") @Valid
        ContactPerson contact,
    @NotBlank(message = "is missing; name the service concerned")
        @Size(max = 120, message = OpenTicketRequest.TOO_LONG)
        String service,
    @Size(max = 60, message = OpenTicketRequest.TOO_LONG) String serviceVersion,
    @NotBlank(message = "is missing; say how severe it is for you")
        @Size(max = 20, message = OpenTicketRequest.TOO_LONG)
        String severity,
    @NotBlank(message = "is missing; use incident, question, help, change or feature")
        @Pattern(
            regexp = "[a-z][a-z-]{0,19}",
            message = "must be one lower-case word, such as incident or question")
        String type,
    @NotBlank(message = "is missing; say it in one line")
        @Size(max = 200, message = "is longer than 200 characters; put the rest into description")
        String subject,
    @NotBlank(message = "is missing; tell what happens and what you expected")
        @Size(max = 20_000, message = "is longer than 20,000 characters; shorten it")
        String description,
    @Size(max = 4_000, message = "is longer than 4,000 characters; shorten it") String impact,
    @Size(max = 4_000, message = "is longer than 4,000 characters; shorten it") String environment,
    @Pattern(
            regexp = "portal|api|mail|phone|chat",
            message = "is not known; use portal, api, mail, phone or chat")
        String channel,
    @JsonAnySetter Map<String, JsonNode> details) {

  static final String TOO_LONG = "is longer than {max} characters; shorten it";

  static final int DETAILS_LIMIT = 20_000;

  OpenTicketRequest {
    details = details == null ? Map.of() : new TreeMap<>(details);
  }

  /** Who asks. */
  record ContactPerson(
      @NotBlank(message = "is missing; say who asks")
          @Size(max = 120, message = OpenTicketRequest.TOO_LONG)
          String name,
      @NotBlank(message = "is missing; answers go there")
          @Email(message = "is no e-mail address")
          @Size(max = 254, message = OpenTicketRequest.TOO_LONG)
          String email,
      @Size(max = 40, message = OpenTicketRequest.TOO_LONG) String phone,
      @NotBlank(message = "is missing; use fr or en")
          @Pattern(regexp = "fr|en", message = "is not supported; use fr or en")
          String language,
      @Size(max = 80, message = OpenTicketRequest.TOO_LONG) String role) {}

  static RequestRefused detailsRefused() {
    return RequestRefused.unprocessable(
        "details",
        "The fields that we do not know are longer than 20,000 characters in all; shorten them.");
  }

  boolean detailsAreTooLong() {
    return json(details).length() > DETAILS_LIMIT;
  }

  NewTicket toTicket(String openedBy) {
    return new NewTicket(
        agreement,
        plan == null ? "" : plan,
        customer,
        new Contact(contact.name, contact.email, contact.phone, contact.language, contact.role),
        service,
        serviceVersion,
        severity,
        type,
        subject,
        description,
        impact,
        environment,
        details.isEmpty() ? null : json(details),
        channel == null ? "api" : channel,
        openedBy,
        null);
  }

  private static String json(Map<String, JsonNode> fields) {
    return JsonNodeFactory.instance.objectNode().setAll(fields).toString();
  }
}
