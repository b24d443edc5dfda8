package dev.vigie.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.vigie.customer.Customer;
import dev.vigie.customer.CustomerStanding;
import dev.vigie.customer.Customers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How customers stand, as managers keep it. */
@RestController
@RequestMapping("/api/customers")
@Tag(name = "Customers")
class CustomerApi {

  private final Customers customers;

  CustomerApi(Customers customers) {
    this.customers = customers;
  }

  record CustomerView(
      String customer,
      boolean accountActive,
      boolean subscriptionPaid,
      List<String> mailUsers,
      Map<String, String> escalationContacts,
      @JsonInclude(JsonInclude.Include.NON_NULL) String supervisor,
      @JsonInclude(JsonInclude.Include.NON_NULL) String agreement,
      @JsonInclude(JsonInclude.Include.NON_NULL) String plan,
      List<String> mailDomains,
      String language,
      List<String> announceTo) {

    static CustomerView of(Customer customer) {
      return new CustomerView(
          customer.id(),
          customer.accountActive(),
          customer.subscriptionPaid(),
          customer.mailUsers(),
          customer.escalationContacts(),
          customer.supervisor().orElse(null),
          customer.agreement().orElse(null),
          customer.plan().orElse(null),
          customer.mailDomains(),
          customer.language().getLanguage(),
          customer.announceTo());
    }
  }

  record CustomerChange(
      @NotNull(message = "is missing; say true or false") Boolean accountActive,
      @NotNull(message = "is missing; say true or false") Boolean subscriptionPaid,
      @NotNull(message = "is missing; an empty list designates nobody")
          @Size(max = 100, message = "names more than 100 addresses; shorten it")
          List<
                  @NotNull(message = "holds an empty entry; remove it")
                  @Email(message = "holds what is no e-mail address")
                  @Size(max = 254, message = "holds an address longer than 254 characters") String>
              mailUsers,
      @Size(max = 20, message = "names more than 20 roles; shorten it")
          Map<
                  @NotBlank(message = "holds a role without a name; name it")
                  @Size(max = 80, message = "holds a role longer than 80 characters") String,
                  @NotNull(message = "holds a role without an address; give one")
                  @Email(message = "holds what is no e-mail address")
                  @Size(max = 254, message = "holds an address longer than 254 characters") String>
              escalationContacts,
      @Email(message = "is no e-mail address")
          @Size(max = 254, message = "is longer than 254 characters")
          String supervisor,
      @Size(max = 40, message = "is longer than 40 characters; use its id, such as offimizer")
          String agreement,
      @Size(max = 40, message = "is longer than 40 characters; use its id, such as silver")
          String plan,
      @Size(max = 20, message = "names more than 20 domains; shorten it")
          List<
                  @NotNull(message = "holds an empty entry; remove it")
                  @Pattern(
                      regexp = "([A-Za-z0-9-]{1,63}\\.)+[A-Za-z0-9-]{2,63}",
                      message = "holds what is no domain, such as acme.example")
                  @Size(max = 253, message = "holds a domain longer than 253 characters") String>
              mailDomains,
      @Pattern(regexp = "en|fr", message = "is not one of en, fr") String language,
      @Size(max = 100, message = "names more than 100 addresses; shorten it")
          List<
                  @NotNull(message = "holds an empty entry; remove it")
                  @Email(message = "holds what is no e-mail address")
                  @Size(max = 254, message = "holds an address longer than 254 characters") String>
              announceTo) {

    CustomerStanding standing() {
      return new CustomerStanding(
          accountActive,
          subscriptionPaid,
          mailUsers,
          escalationContacts == null ? Map.of() : escalationContacts,
          supervisor,
          agreement,
          plan,
          mailDomains == null
              ? List.of()
              : mailDomains.stream().map(domain -> domain.toLowerCase(Locale.ROOT)).toList(),
          language,
          announceTo == null ? List.of() : announceTo);
    }
  }

  @GetMapping("/{id}")
  @Operation(summary = "How a customer stands; in good standing if nothing was written down")
  CustomerView get(@PathVariable @Size(max = 80) String id) {
    return CustomerView.of(customers.get(id));
  }

  @PutMapping("/{id}")
  @Operation(
      summary = "Writes down how a customer stands",
      description =
          "It counts for the requests that come from now on, and takes the place of whatever was"
              + " written down before, by whomever.")
  CustomerView put(
      @PathVariable @Size(max = 80) String id, @Valid @RequestBody CustomerChange change) {
    return CustomerView.of(customers.put(id, change.standing()));
  }
}
