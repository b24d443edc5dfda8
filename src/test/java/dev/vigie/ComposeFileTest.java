package dev.vigie;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.Yaml;

/** Holds what can be said of the compose file without running it. */
class ComposeFileTest {

  private static final Pattern VARIABLE =
      Pattern.compile("(?<!\\$)\\$\\{?(?<name>[A-Za-z_]\\w*)(?<rest>[^}]*)}?");
  private static final Pattern SECRET = Pattern.compile(".*(PASSWORD|SECRET|TOKEN|KEY).*");

  private static final Path FILE = Path.of("docker-compose.yml");
  private static final Path DOCKERFILE = Path.of("src/main/docker/Dockerfile");

  private static final String TEXT = read(FILE);
  private static final Map<String, Object> COMPOSE = new Yaml().load(TEXT);
  private static final Map<String, Map<String, Object>> SERVICES = section(COMPOSE, "services");

  @Nested
  class EachService {

    @ParameterizedTest
    @MethodSource("dev.vigie.ComposeFileTest#services")
    void pinsItsImage(String service) {
      assertThat((String) SERVICES.get(service).get("image"))
          .matches(".+:v?\\d+\\.\\d+[\\w.-]*")
          .doesNotContain("latest", "$");
    }

    @ParameterizedTest
    @MethodSource("dev.vigie.ComposeFileTest#services")
    void hasAHealthCheck(String service) {
      var definition = SERVICES.get(service);
      if (definition.containsKey("build")) {
        assertThat(read(DOCKERFILE)).contains("\nHEALTHCHECK ", "/actuator/health/readiness");
      } else {
        assertThat(section(definition, "healthcheck")).containsKeys("test", "interval", "timeout");
      }
    }

    @ParameterizedTest
    @MethodSource("dev.vigie.ComposeFileTest#services")
    void isStartedAgainWhenItEnds(String service) {
      assertThat(SERVICES.get(service)).containsEntry("restart", "unless-stopped");
    }

    @ParameterizedTest
    @MethodSource("dev.vigie.ComposeFileTest#services")
    void isPublishedOnThisMachineOnly(String service) {
      assertThat(list(SERVICES.get(service), "ports"))
          .allSatisfy(port -> assertThat(port).matches("127\\.0\\.0\\.1:\\d+:\\d+"));
    }

    @ParameterizedTest
    @MethodSource("dev.vigie.ComposeFileTest#services")
    void waitsUntilWhatItNeedsIsHealthy(String service) {
      assertThat(section(SERVICES.get(service), "depends_on").values())
          .allSatisfy(wait -> assertThat(wait).isEqualTo(Map.of("condition", "service_healthy")));
    }

    @ParameterizedTest
    @MethodSource("dev.vigie.ComposeFileTest#services")
    void mountsDeclaredVolumesOnly(String service) {
      assertThat(list(SERVICES.get(service), "volumes"))
          .extracting(mount -> mount.substring(0, mount.indexOf(':')))
          .isSubsetOf(section(COMPOSE, "volumes").keySet());
    }
  }

  @Nested
  class EachSet {

    @ParameterizedTest
    @ValueSource(strings = {"single", "cluster"})
    void hasEverythingThatItsServicesWaitFor(String set) {
      var members = servicesOf(set);
      assertThat(members)
          .allSatisfy(
              member ->
                  assertThat(section(SERVICES.get(member), "depends_on").keySet())
                      .isSubsetOf(members));
    }

    @ParameterizedTest
    @ValueSource(strings = {"single", "cluster"})
    void publishesTheSamePortsOnce(String set) {
      var published =
          servicesOf(set).stream()
              .flatMap(service -> list(SERVICES.get(service), "ports").stream())
              .map(port -> port.split(":")[1]);
      assertThat(published)
          .containsExactlyInAnyOrder("8080", "8088", "26500", "8025", "9090", "3000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"single", "cluster"})
    void knowsEveryHostThatTheApplicationCalls(String set) {
      var settings = settingsOfTheApplication();
      assertThat(
              Stream.of(
                      settings.getProperty("spring.datasource.url", "").replace("jdbc:", ""),
                      settings.getProperty("camunda.client.grpc-address"),
                      settings.getProperty("camunda.client.rest-address"),
                      "smtp://" + settings.getProperty("spring.mail.host"))
                  .map(address -> URI.create(address).getHost()))
          .isSubsetOf(namesIn(set));
    }

    @Test
    void isAProjectOfItsOwn() {
      assertThat((String) COMPOSE.get("name")).startsWith("vigie-${COMPOSE_PROFILES:?");
    }

    private Set<String> namesIn(String set) {
      var aliases =
          servicesOf(set).stream()
              .map(service -> section(SERVICES.get(service), "networks"))
              .flatMap(networks -> networks.values().stream())
              .flatMap(network -> list(network, "aliases").stream());
      return Stream.concat(servicesOf(set).stream(), aliases).collect(Collectors.toSet());
    }
  }

  @Nested
  class TheCluster {

    private final List<String> brokers =
        servicesOf("cluster").stream().filter(name -> name.startsWith("camunda-")).toList();

    @Test
    void hasThreeBrokersThatKnowOneAnother() {
      assertThat(brokers).containsExactly("camunda-0", "camunda-1", "camunda-2");
      var contactPoints =
          brokers.stream().map(broker -> broker + ":26502").collect(Collectors.joining(","));
      for (var id = 0; id < brokers.size(); id++) {
        assertThat(section(SERVICES.get(brokers.get(id)), "environment"))
            .containsEntry("CAMUNDA_CLUSTER_NODEID", String.valueOf(id))
            .containsEntry("CAMUNDA_CLUSTER_SIZE", "3")
            .containsEntry("CAMUNDA_CLUSTER_PARTITIONCOUNT", "3")
            .containsEntry("CAMUNDA_CLUSTER_REPLICATIONFACTOR", "3")
            .containsEntry("ZEEBE_BROKER_NETWORK_ADVERTISEDHOST", brokers.get(id))
            .containsEntry("ZEEBE_BROKER_CLUSTER_INITIALCONTACTPOINTS", contactPoints);
      }
    }

    @Test
    void givesEachBrokerAVolumeOfItsOwn() {
      assertThat(brokers.stream().flatMap(broker -> list(SERVICES.get(broker), "volumes").stream()))
          .hasSize(3)
          .doesNotHaveDuplicates();
    }

    @Test
    void balancesOverEveryBrokerAndReplica() {
      var routes = (String) section(section(COMPOSE, "configs"), "balancer-routes").get("content");
      var replicas = servicesOf("cluster").stream().filter(name -> name.startsWith("vigie-"));
      assertThat(replicas.map(replica -> "http://" + replica + ":8080"))
          .hasSize(2)
          .allSatisfy(address -> assertThat(routes).contains(address));
      assertThat(brokers)
          .allSatisfy(
              broker ->
                  assertThat(routes)
                      .contains("http://" + broker + ":8080", "h2c://" + broker + ":26500"));
    }
  }

  @Nested
  class Monitoring {

    private static final String PROMETHEUS = "src/main/docker/prometheus/";

    @ParameterizedTest
    @ValueSource(strings = {"single", "cluster"})
    void findsItsFiles(String set) {
      assertThat(section(COMPOSE, "configs").values())
          .filteredOn(config -> ((Map<?, ?>) config).containsKey("file"))
          .isNotEmpty()
          .allSatisfy(config -> assertThat(Path.of(fileOf(config, set))).isRegularFile());
    }

    @ParameterizedTest
    @MethodSource("dev.vigie.ComposeFileTest#services")
    void mountsDeclaredFilesOnly(String service) {
      var mounted = mounts(service).stream().map(mount -> mount.get("source"));
      assertThat(mounted).isSubsetOf(section(COMPOSE, "configs").keySet());
      assertThat(list(SERVICES.get(service), "secrets"))
          .isSubsetOf(section(COMPOSE, "secrets").keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"single", "cluster"})
    void asksEveryInstanceOfItsSet(String set) {
      var targets = section(COMPOSE, "configs").get("prometheus-targets");
      List<Map<String, List<String>>> groups = new Yaml().load(read(Path.of(fileOf(targets, set))));
      var instances =
          servicesOf(set).stream()
              .filter(
                  service ->
                      section(SERVICES.get(service), "environment")
                          .containsKey("VIGIE_METRICS_KEY"))
              .map(service -> service + ":8080");
      assertThat(groups.getFirst().get("targets"))
          .containsExactlyInAnyOrderElementsOf(instances.toList());
    }

    @Test
    void readsTheKeyWhereTheSecretIsAndTheRulesWhereTheyAreMounted() {
      var settings = read(Path.of(PROMETHEUS + "prometheus.yml"));
      assertThat(section(section(COMPOSE, "secrets"), "metrics_key"))
          .containsEntry("environment", "VIGIE_METRICS_KEY");
      assertThat(list(SERVICES.get("prometheus"), "secrets")).containsExactly("metrics_key");
      assertThat(settings).contains("credentials_file: /run/secrets/metrics_key");
      assertThat(mounts("prometheus"))
          .extracting(mount -> mount.get("target"))
          .filteredOn(target -> !target.endsWith("/prometheus.yml"))
          .isNotEmpty()
          .allSatisfy(target -> assertThat(settings).contains(target));
    }

    @Test
    void drawsWhatPrometheusHasCollected() {
      var source = read(Path.of("src/main/docker/grafana/datasource.yml"));
      var uid = Pattern.compile("(?m)^ +uid: (\\S+)$").matcher(source).results().findFirst();
      assertThat(source).contains("url: http://prometheus:9090");
      assertThat(read(Path.of("src/main/docker/grafana/vigie.json")))
          .contains("\"uid\": \"%s\"".formatted(uid.orElseThrow().group(1)));
      assertThat(mounts("grafana"))
          .extracting(mount -> mount.get("target"))
          .contains("/etc/grafana/dashboards/vigie.json")
          .contains(
              (String)
                  section(SERVICES.get("grafana"), "environment")
                      .get("GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH"));
      assertThat(read(Path.of("src/main/docker/grafana/dashboards.yml")))
          .contains("path: /etc/grafana/dashboards");
    }

    private static String fileOf(Object config, String set) {
      return ((Map<?, ?>) config)
          .get("file")
          .toString()
          .replaceFirst("\\$\\{COMPOSE_PROFILES[^}]*}", set);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, String>> mounts(String service) {
      return (List<Map<String, String>>)
          (List<?>) SERVICES.get(service).getOrDefault("configs", List.of());
    }
  }

  @Nested
  class EachVariable {

    @ParameterizedTest
    @MethodSource("dev.vigie.ComposeFileTest#variables")
    void hasADefaultOrSaysWhatToSet(String name, String rest) {
      assertThat(rest).as(name).matches(":-.+|:\\?.+");
    }

    @ParameterizedTest
    @MethodSource("dev.vigie.ComposeFileTest#variables")
    void isExplainedAtTheHeadOfTheFile(String name) {
      assertThat(TEXT.substring(0, TEXT.indexOf("\nname:"))).contains(name);
    }

    @ParameterizedTest
    @MethodSource("dev.vigie.ComposeFileTest#variables")
    void hasNoDefaultIfItIsASecret(String name, String rest) {
      if (SECRET.matcher(name).matches()) {
        assertThat(rest).startsWith(":?");
      }
    }

    @Test
    void isTheOnlySourceOfSecrets() {
      assertThat(SERVICES.values())
          .flatExtracting(service -> section(service, "environment").entrySet())
          .filteredOn(entry -> SECRET.matcher(entry.getKey()).matches())
          .filteredOn(entry -> !entry.getKey().equals("MYSQL_RANDOM_ROOT_PASSWORD"))
          .isNotEmpty()
          .allSatisfy(entry -> assertThat((Object) entry.getValue()).asString().startsWith("${"));
    }
  }

  @Nested
  class TheApplication {

    @Test
    void readsExactlyTheVariablesThatItIsGiven() throws IOException {
      var read =
          VARIABLE
              .matcher(new ClassPathResource("application-compose.yaml").getContentAsString(UTF_8))
              .results()
              .map(match -> match.group("name"));
      var given = new TreeMap<>(section(SERVICES.get("vigie"), "environment"));
      given.remove("SPRING_PROFILES_ACTIVE");
      assertThat(read.distinct()).containsExactlyInAnyOrderElementsOf(given.keySet());
    }

    @Test
    void hasAllItsSettings() {
      var settings = settingsOfTheApplication();
      assertThat(
              Stream.of(
                  "spring.datasource.url",
                  "spring.datasource.username",
                  "spring.datasource.password",
                  "spring.mail.host",
                  "spring.mail.port",
                  "camunda.client.mode",
                  "camunda.client.auth.username",
                  "camunda.client.auth.password",
                  "vigie.public-url",
                  "vigie.links.operate",
                  "vigie.links.tasklist",
                  "vigie.mail.from",
                  "vigie.mail.team-lead"))
          .allSatisfy(name -> assertThat(settings.getProperty(name)).isNotBlank());
    }

    @Test
    void believesWhomARequestComesFromOnlyBehindTheBalancer() {
      assertThat(section(SERVICES.get("vigie"), "environment"))
          .containsEntry("VIGIE_FORWARD_HEADERS", "${VIGIE_FORWARD_HEADERS:-none}");
      assertThat(servicesOf("cluster"))
          .filteredOn(name -> name.startsWith("vigie-"))
          .hasSize(2)
          .allSatisfy(
              replica -> {
                assertThat(section(SERVICES.get(replica), "environment"))
                    .containsEntry("VIGIE_FORWARD_HEADERS", "native")
                    .containsKey("MYSQL_PASSWORD");
                assertThat(SERVICES.get(replica)).doesNotContainKey("ports");
              });
      assertThat(settingsOfTheApplication().getProperty("server.forward-headers-strategy"))
          .isEqualTo("value of VIGIE_FORWARD_HEADERS");
    }

    @Test
    void letsThreePeopleSignIn() {
      var users =
          Binder.get(settingsOfTheApplication())
              .bind("vigie.users", Bindable.listOf(Person.class))
              .get();
      assertThat(users)
          .containsExactly(
              new Person("customer", "{plain}value of VIGIE_CUSTOMER_PASSWORD", "CUSTOMER", "acme"),
              new Person("agent", "{plain}value of VIGIE_AGENT_PASSWORD", "AGENT", null),
              new Person("manager", "{plain}value of VIGIE_MANAGER_PASSWORD", "MANAGER", null));
    }

    record Person(String name, String password, String role, String organisation) {}
  }

  static Stream<String> services() {
    return SERVICES.keySet().stream();
  }

  static Stream<Arguments> variables() {
    return variablesIn(TEXT)
        .map(match -> arguments(match.group("name"), match.group("rest")))
        .distinct();
  }

  private static Stream<MatchResult> variablesIn(String text) {
    return text.lines()
        .filter(line -> !line.stripLeading().startsWith("#"))
        .flatMap(line -> VARIABLE.matcher(line).results());
  }

  private static List<String> servicesOf(String set) {
    return SERVICES.entrySet().stream()
        .filter(service -> list(service.getValue(), "profiles").stream().allMatch(set::equals))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The settings as Spring reads them in the container, each variable holding a telling value. */
  private static StandardEnvironment settingsOfTheApplication() {
    var environment = new StandardEnvironment();
    var given = section(SERVICES.get("vigie"), "environment").keySet();
    environment
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "compose",
                given.stream().collect(Collectors.toMap(name -> name, "value of "::concat))));
    try {
      new YamlPropertySourceLoader()
          .load("application-compose", new ClassPathResource("application-compose.yaml"))
          .forEach(environment.getPropertySources()::addLast);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return environment;
  }

  @SuppressWarnings("unchecked")
  private static <V> Map<String, V> section(Object parent, String name) {
    return (Map<String, V>) ((Map<String, Object>) parent).getOrDefault(name, Map.of());
  }

  @SuppressWarnings("unchecked")
  private static List<String> list(Object parent, String name) {
    return (List<String>) ((Map<String, Object>) parent).getOrDefault(name, List.of());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
