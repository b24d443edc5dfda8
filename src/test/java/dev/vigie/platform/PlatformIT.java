package dev.vigie.platform;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.vigie.agreement.Objective;
import dev.vigie.clock.ClockState;
import dev.vigie.testing.Requests;
import dev.vigie.ticket.TicketStatus;
import dev.vigie.ticket.TicketView;
import dev.vigie.ticket.TimelineKind;
import jakarta.mail.Message;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * One ticket's whole life on the real broker: the customer and the agent sit at browsers, and time
 * is moved. Every wait is for a condition.
 *
 * <p>With {@code -Dvigie.screenshots=DIR} it also takes the pictures of the README.
 */
class PlatformIT {

  private static final String SEND_REQUEST = "button[type=submit].fjs-button";
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final String CUSTOMER = "alice@acme.example";
  private static final String TEAM = "support@localhost";
  private static final String LEAD = "lead@localhost";

  private static Chromium chromium;
  private static LocalVigie vigie;
  private static Contract contract;

  private Tasklist tasklist;
  private Portal agent;
  private Portal customer;
  private String number;
  private Instant received;

  @RegisterExtension
  AfterTestExecutionCallback evidence =
      test ->
          test.getExecutionException()
              .ifPresent(
                  failure ->
                      System.err.printf(
                          "Seen at the failure: %s, said by the application: %s%n",
                          chromium.photographAll(vigie.directory()), vigie.consoleLog()));

  @BeforeAll
  static void start() {
    chromium = Chromium.startOrSkip();
    vigie = new LocalVigie("platform");
    vigie.start();
    contract = new Contract(vigie);
  }

  @AfterAll
  static void stop() {
    try (var browser = chromium;
        var application = vigie) {
      // closed in reverse order, whatever the other does
    }
  }

  @Test
  void carriesATicketFromReceiptToClosureAndBack() throws Exception {
    var ticket = open("Les pointages n’arrivent plus");
    var neglected = open("La ronde de nuit ne démarre pas");
    number = ticket.number();
    received = ticket.receivedAt();
    tasklist = Tasklist.signIn(chromium.window("en"), vigie);
    agent = Portal.signIn(chromium.window("en"), vigie, "agent");
    customer = Portal.signIn(chromium.window("fr"), vigie, "customer");

    customerIsToldTheNumberAndTheDeadline();
    teamIsWarnedAfterThreeQuartersOfTheHour();
    agentCallsTheCustomerBack();
    promiseToTheNeglectedTicketIsBrokenAfterAnHour(neglected);
    agentConfirmsTheSeverity();
    updateIsAskedForAtItsInstant();
    customerIsAskedAndReplies();
    agentChangesTheSeverity();
    solutionIsOfferedAndAgreedTo();
    rootCauseIsFoundAndTold();
    replyWithinAWeekOpensTheTicketAgain();
    tasklistShowsItsTasksAndNotThoseOf(neglected);
    operateShowsWhereItStands();
  }

  /** Concurrent pauses and resumptions, a reply at the instant of an alarm, and late alarms. */
  @Test
  void keepsEveryClockRightWhateverComesAtOnce() throws Exception {
    var rush = new Rush(vigie, contract);
    rush.begin();
    rush.askAndAnswerAtOnce();
    rush.askWhileRepliesArrive();
    rush.passTheDeadlineWhileRepliesArrive();
    rush.assertThatEveryClockAddsUp();
  }

  /** Where the agreement owes a credit (xtm/4.10), and at each month's end. */
  @Test
  void managersGrantACreditAndApproveTheStatementOfTheMonth() throws Exception {
    var end = new MonthsEnd(vigie, contract);
    end.nothingElseIsOpen();
    end.aServiceFails();
    end.theMonthIsOver();
    tasklist = Tasklist.signIn(chromium.window("en"), vigie);
    end.creditIsGrantedIn(tasklist);
    end.statementIsApprovedIn(tasklist, Portal.signIn(chromium.window("en"), vigie, "manager"));
  }

  /** By SMTP to the mail server, from there by IMAP, and back. */
  @Test
  void takesATicketAndItsReplyOutOfTheMailbox() throws Exception {
    var subject = "Tour " + UUID.randomUUID();
    write("Alice Martin <alice@acme.example>", subject, "The tour does not start.", null);

    var receipt = contract.awaitMail("alice@acme.example", "We have received", subject);
    var opened = receipt.subject().replaceAll("^\\[|].*", "");
    assertThat(contract.ticket(opened).customer()).isEqualTo("acme");

    write("Bob <bob@acme.example>", "No number", "It starts again.", receipt.messageId());

    await("the reply")
        .atMost(Chromium.PATIENCE)
        .until(() -> contract.happened(opened, TimelineKind.REPLY_RECEIVED).size() == 1);
  }

  /** The form of the agreement, what it says of mistakes, and the ticket that comes of it. */
  @Test
  void takesARequestInThePortalAndKeepsItsPageUpToDate() throws Exception {
    var alice = Portal.signIn(chromium.window("fr"), vigie, "customer").page();
    var subject = "Ronde " + UUID.randomUUID();
    alice.navigate(vigie.url("/requests/trackforce"));
    alice.locator(SEND_REQUEST).click();
    assertThat(alice.locator("[data-wrong]")).containsText("Il manque quelque chose");
    assertThat(alice.locator(".fjs-form-field-error").first()).hasText("À remplir.");
    alice.reload();

    alice.getByLabel("Objet").fill(subject);
    alice.getByLabel("Description").fill("Depuis 8 h aucune ronde ne démarre.");
    var low = new Page.GetByRoleOptions().setName("Low").setExact(true);
    alice.getByRole(AriaRole.RADIO, low).click();
    assertThat(alice.getByRole(AriaRole.RADIO, low)).isChecked();
    alice.getByLabel("Service").fill("GuardTek");
    alice.getByLabel("Votre nom").fill("Alice Martin");
    alice.getByLabel("Votre adresse de courriel").fill("alice@acme.example");
    alice.getByLabel("Fichiers").focus(); // a field gives its value away when it is left
    alice
        .getByLabel("Fichiers")
        .setInputFiles(new FilePayload("plan.txt", "text/plain", "Entrée nord".getBytes(UTF_8)));
    alice.locator(SEND_REQUEST).click();

    assertThat(alice.locator(".ticket-head h1")).hasText(subject);
    assertThat(alice.locator("dl.facts").first()).containsText("portal");
    assertThat(alice.locator("#attached-files")).containsText("plan.txt");

    var number = alice.locator(".ticket-head .number").textContent();
    alice.getByLabel("Votre message").fill("Je suis en train d’écrire");
    vigie.post(
        "agent",
        "/api/tickets/%s/severity".formatted(number),
        "{\"severity\": \"Important\", \"reason\": \"Toutes les rondes\"}");
    assertThat(alice.locator("#happened")).containsText("Toutes les rondes");
    assertThat(alice.locator("[data-live-note]")).hasText("Cette page vient d’être mise à jour.");
    assertThat(alice.getByLabel("Votre message")).hasValue("Je suis en train d’écrire");
    Accessibility.check(alice, "#happened");

    alice.locator("summary", new Page.LocatorOptions().setHasText("Retirer ce ticket")).click();
    alice.getByRole(AriaRole.BUTTON, named("Retirer définitivement")).click();
    assertThat(alice.locator(".done")).hasText("Le ticket est retiré.");
    assertThat(alice.locator(".ticket-head .status")).hasText("Retiré");
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  /** WCAG 2.2 AA as far as axe can tell, on every kind of page. */
  @Test
  void everyPageCanBeUsedByEverybody() throws Exception {
    var ticket = open("Une page pour tous").number();
    var nobody = chromium.window("en");
    nobody.navigate(vigie.url("/login"));
    Accessibility.check(nobody, "#username");
    var team = Portal.signIn(chromium.window("en"), vigie, "agent").page();
    var pages =
        List.of(
            "/",
            "/tickets/" + ticket,
            "/board",
            "/requests",
            "/availability",
            "/reports/sla",
            "/reports/sla/promises?figure=OPEN",
            "/reports/sla/waited",
            "/mails/received",
            "/mails/sent",
            "/local/mailbox",
            "/local/mails",
            "/local/mails/RECEIPT",
            "/no-such-page");
    for (var page : pages) {
      team.navigate(vigie.url(page));
      Accessibility.check(team, "h1");
    }
    aMailCanBeMadeAClaim(team);
    var manager = Portal.signIn(chromium.window("en"), vigie, "manager").page();
    for (var page : List.of("/people", "/account", "/audit", "/statements")) {
      manager.navigate(vigie.url(page));
      Accessibility.check(manager, "h1");
    }
    var administrator = Portal.signIn(chromium.window("fr"), vigie, "administrator").page();
    administrator.navigate(vigie.url("/organisation"));
    Accessibility.check(administrator, "h1");
    for (var agreement : List.of("qohash", "xtm", "aidi", "offimizer", "trackforce")) {
      team.navigate(vigie.url("/requests/" + agreement));
      Accessibility.check(team, SEND_REQUEST);
    }
  }

  private static void aMailCanBeMadeAClaim(Page team) throws Exception {
    write("bea@nowhere.example", "A credit, please", "Since Monday nothing works.", null);
    var mail = team.getByRole(AriaRole.LINK, named("A credit, please"));
    await("the mail is listed")
        .pollInSameThread()
        .atMost(Chromium.PATIENCE)
        .until(
            () -> {
              team.navigate(vigie.url("/mails/received"));
              return mail.count() == 1;
            });
    mail.click();
    Accessibility.check(team, "h1");
    team.getByRole(AriaRole.BUTTON, named("It claims a credit")).click();
    Accessibility.check(team, "h1");
    Album.picture("mailed-claim", team);
  }

  private static void write(String from, String subject, String text, String inReplyTo)
      throws Exception {
    var server = new JavaMailSenderImpl();
    server.setHost("127.0.0.1");
    server.setPort(vigie.port("smtp"));
    var mail = server.createMimeMessage();
    mail.setFrom(from);
    mail.setRecipients(Message.RecipientType.TO, "support-trackforce@localhost");
    mail.setSubject(subject);
    mail.setText(text);
    if (inReplyTo != null) {
      mail.setHeader("In-Reply-To", inReplyTo);
    }
    server.send(mail);
  }

  private void customerIsToldTheNumberAndTheDeadline() {
    var mail = contract.awaitMail(CUSTOMER, number, "Nous avons bien reçu votre demande");
    assertThat(mail.text()).contains(number, inFrench(received.plus(ofHours(1))));
  }

  private void teamIsWarnedAfterThreeQuartersOfTheHour() throws Exception {
    vigie.passUntil(received.plus(ofMinutes(44)));
    assertThat(contract.happened(number, TimelineKind.WARNED)).isEmpty();
    assertThat(contract.mails(TEAM, number)).isEmpty();

    vigie.passUntil(received.plus(ofMinutes(46)));
    assertThat(contract.happened(number, TimelineKind.WARNED))
        .singleElement()
        .satisfies(at -> assertThat(at).isAfterOrEqualTo(received.plus(ofMinutes(45))));
    contract.awaitMail(TEAM, number);
    agent.ticket(number);
    assertThat(agent.page().locator("p.moved")).isVisible();
  }

  private void agentCallsTheCustomerBack() throws Exception {
    var task =
        tasklist
            .open("Call the customer back", number)
            .shows("Les pointages n’arrivent plus")
            .shows("acme")
            .shows("Critical")
            .shows(wallTime(received.plus(ofHours(1))))
            .linksTo("Open the ticket page", vigie.url("/tickets/" + number))
            .assign()
            .write("What was said", "Called Alice: no check-in since 8 o'clock, all sites.");
    Album.picture("tasklist", tasklist.page());
    task.complete();

    contract.awaitStatus(number, TicketStatus.IN_PROGRESS);
    assertThat(contract.clock(number, Objective.FIRST_RESPONSE).state()).isEqualTo(ClockState.MET);
  }

  private void promiseToTheNeglectedTicketIsBrokenAfterAnHour(TicketView neglected)
      throws Exception {
    var due = neglected.receivedAt().plus(ofHours(1));
    vigie.passUntil(due.plus(ofMinutes(1)));

    var clock = contract.clock(neglected.number(), Objective.FIRST_RESPONSE);
    assertThat(clock.state()).isEqualTo(ClockState.BREACHED);
    assertThat(clock.breachedAt()).isEqualTo(due);
    assertThat(contract.happened(neglected.number(), TimelineKind.BREACHED)).containsExactly(due);
    contract.awaitMail(LEAD, neglected.number());
    assertThat(contract.mails(LEAD, number)).isEmpty();
    agent.board();
    assertThat(agent.row(neglected.number())).containsText("Missed: First response");
    assertThat(agent.row(number)).not().containsText("Missed");
    Album.picture("tickets", agent.page());
  }

  private void agentConfirmsTheSeverity() throws Exception {
    tasklist.open("Assess the incident", number).assign().complete();
    tasklist.open("Work on the incident", number).shows("Critical");
    assertThat(contract.ticket(number).severity().confirmed()).isEqualTo("Critical");
  }

  private void updateIsAskedForAtItsInstant() throws Exception {
    var askedAt = received.plus(ofMinutes(90).multipliedBy(3).dividedBy(4));
    vigie.passUntil(askedAt.minus(ofSeconds(10)));
    var task = tasklist.open("Write a progress update", number);
    assertThat(tasklist.createdAt("Write a progress update", number))
        .isBetween(askedAt, askedAt.plus(ofSeconds(30)));

    var news = "La cause est trouvée, nous préparons le correctif.";
    task.shows("Update due").assign().write("Update for the customer", news).complete();
    assertThat(contract.awaitMail(CUSTOMER, number, "Où en est votre demande").text())
        .contains(news);
    var sentAt = contract.happened(number, TimelineKind.UPDATE_SENT).getFirst();
    assertThat(contract.clock(number, Objective.UPDATE).dueAt())
        .isEqualTo(sentAt.plus(ofMinutes(90)));
    customerIsCalledAsWell(news);
  }

  /** Phone and mail for Critical (trackforce/channels). */
  private void customerIsCalledAsWell(String news) {
    var call = tasklist.open("Call the customer", number).shows("+33 1 23 45 67 89").shows(news);
    Album.picture("call", tasklist.page());
    call.assign().choose("Reached: I told them").complete();
    await("the call is on the timeline")
        .atMost(Chromium.PATIENCE)
        .until(() -> !contract.happened(number, TimelineKind.CALL_MADE).isEmpty());
  }

  private void customerIsAskedAndReplies() {
    var question = "Quelle version utilisez-vous ?";
    work("Ask the customer a question", "Question to the customer", question);
    assertThat(contract.awaitMail(CUSTOMER, number, "Nous avons besoin de votre réponse").text())
        .contains(question);
    assertThat(customer.ticket(number).status()).hasText("En attente du client");
    tasklist.open("Obtain the customer's answer", number);

    customer.reply("La version 7.2.1.");
    contract.awaitStatus(number, TicketStatus.IN_PROGRESS);
    tasklist.showsNo("Obtain the customer's answer", number);
    tasklist.open("Work on the incident", number);
  }

  private void agentChangesTheSeverity() throws Exception {
    agent.ticket(number).changeSeverity("Important", "Only one site is left without check-ins.");
    assertThat(contract.clock(number, Objective.RESOLUTION).dueAt())
        .isEqualTo(received.plus(ofHours(24)));
    assertThat(agent.clock("Resolution")).containsText("24 hours");
    agent.ticket(number).explain("Resolution");
    assertThat(agent.marked()).not().hasCount(0);
    Album.pictureDownTo(agent.diagram(), "ticket", agent.page());
    tasklist.openOnceItShows("Work on the incident", number, "Important");
  }

  private void solutionIsOfferedAndAgreedTo() {
    var solution = "Le correctif est installé : les pointages arrivent de nouveau.";
    work("Offer a resolution", "Message to the customer", solution);
    assertThat(contract.awaitMail(CUSTOMER, number, "Une solution à confirmer").text())
        .contains(solution);

    tasklist
        .open("Obtain the customer's answer", number)
        .assign()
        .choose("Yes, the customer agrees")
        .write("The customer's answer", "Alice sees the check-ins again.")
        .complete();
    contract.awaitStatus(number, TicketStatus.CLOSED);
    contract.awaitMail(CUSTOMER, number, "Votre ticket est fermé");
    agent.mailbox().openMail("[%s] Nous avons bien reçu".formatted(number));
    Album.picture("mailbox", agent.page());
  }

  private void rootCauseIsFoundAndTold() {
    var cause = "Un disque était plein.";
    tasklist
        .open("Follow up", number)
        .shows("Analyse des causes principales")
        .assign()
        .write("Outcome", cause)
        .choose("Send it to the customer")
        .complete();
    assertThat(contract.awaitMail(CUSTOMER, number, "Ce que nous avons trouvé").text())
        .contains(cause);
  }

  private void replyWithinAWeekOpensTheTicketAgain() throws Exception {
    vigie.pass(ofDays(6));
    assertThat(customer.ticket(number).status()).hasText("Fermé");
    customer.reply("Depuis ce matin, plus rien n’arrive.");
    contract.awaitStatus(number, TicketStatus.IN_PROGRESS);
    contract.awaitMail(CUSTOMER, number, "Votre ticket est rouvert");
    tasklist.open("Work on the incident", number);
  }

  private void tasklistShowsItsTasksAndNotThoseOf(TicketView neglected) throws Exception {
    tasklist.open("Call the customer back", neglected.number());
    tasklist.follow(contract.ticket(number).links().tasklist());
    tasklist.open("Work on the incident", number);
    tasklist.showsNo("Call the customer back", neglected.number());
  }

  private void operateShowsWhereItStands() throws Exception {
    var window = tasklist.page();
    Operate.instance(window, contract.ticket(number).links().operate())
        .isActive()
        .standsAt("Handle the incident");
    Album.picture("operate", window);
  }

  private void work(String nextStep, String label, String text) {
    tasklist
        .open("Work on the incident", number)
        .assign()
        .choose(nextStep)
        .write(label, text)
        .complete();
  }

  private static TicketView open(String subject) throws Exception {
    return contract.open(Requests.trackforce("Critical", subject));
  }

  private static String inFrench(Instant instant) {
    return DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm", Locale.FRENCH)
        .format(instant.atZone(PARIS));
  }

  /** As forms show it. */
  private static String wallTime(Instant instant) {
    return DateTimeFormatter.ofPattern("uuuu-MM-dd 'at' HH:mm '(UTC'xxx')'")
        .format(instant.atZone(PARIS));
  }
}
