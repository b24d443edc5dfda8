package dev.vigie.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.security.oauth2.resource.OAuth2ResourceServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.util.StringUtils;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.util.UrlPathHelper;

/**
 * Everything needs a login, but the health that machines ask for. Programs sign in with each
 * request, people with a session; what browsers may have been made to send needs protection against
 * forged requests.
 */
@Configuration
class SecurityConfiguration {

  /** Our own mails, in sandboxed frames; mail programs want styles where they are used. */
  private static final RequestMatcher SHOWS_MAIL =
      new OrRequestMatcher(
          PathPatternRequestMatcher.withDefaults().matcher("/mails/sent/**"),
          PathPatternRequestMatcher.withDefaults().matcher("/local/mails/**"),
          PathPatternRequestMatcher.withDefaults().matcher("/local/mailbox/**"));

  /** What the team writes down of services, and customers read. */
  private static final String[] AVAILABILITY = {
    "/availability/**", "/api/services/**", "/api/outages/**", "/api/maintenance/**"
  };

  /** Of Sec-Fetch-Site: our own pages, and addresses that somebody typed. */
  private static final Set<String> OUR_OWN = Set.of("same-origin", "none");

  /** A quarter of a second for each guess. */
  private static final int BCRYPT_STRENGTH = 12;

  private final OAuth2ResourceServerProperties oidc;
  private final Refusals refusals;
  private final ObjectProvider<ClientRegistrationRepository> providers;
  private final Clock time;

  SecurityConfiguration(
      OAuth2ResourceServerProperties oidc,
      Refusals refusals,
      ObjectProvider<ClientRegistrationRepository> providers,
      Clock time) {
    this.oidc = oidc;
    this.refusals = refusals;
    this.providers = providers;
    this.time = time;
  }

  @Bean
  SecurityFilterChain security(HttpSecurity http, KeyRing keys, MetricsKey metrics)
      throws Exception {
    RequestMatcher forPrograms = SecurityConfiguration::forPrograms;
    http.authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers("/actuator/health/**", "/login", "/error", "/favicon.ico")
                    .permitAll()
                    .requestMatchers(StaticFiles.patterns())
                    .permitAll()
                    .requestMatchers("/local/**", "/board/**")
                    .hasAnyRole(Role.AGENT.name(), Role.DESIGNER.name())
                    .requestMatchers("/actuator/prometheus")
                    .hasAnyRole(Role.AGENT.name(), MetricsKey.ROLE)
                    .requestMatchers("/actuator/**", "/mails/**")
                    .hasRole(Role.AGENT.name())
                    .requestMatchers("/organisation/**")
                    .hasRole(Role.CUSTOMER_ADMINISTRATOR.name())
                    .requestMatchers("/audit")
                    .hasRole(Role.TEAM_LEAD.name())
                    .requestMatchers(HttpMethod.POST, "/statements/**")
                    .hasRole(Role.MANAGER.name())
                    .requestMatchers(
                        "/people/**", "/customers/**", "/api/customers/**", "/api/credits")
                    .hasRole(Role.MANAGER.name())
                    .requestMatchers(
                        "/claims/credits.csv", "/claims/*/fee/**", "/claims/*/correction")
                    .hasRole(Role.MANAGER.name())
                    .requestMatchers(HttpMethod.PUT, "/api/services/*/fees")
                    .hasRole(Role.MANAGER.name())
                    .requestMatchers(HttpMethod.DELETE, "/api/services/*/fees")
                    .hasRole(Role.MANAGER.name())
                    .requestMatchers(HttpMethod.POST, "/claims", "/api/claims")
                    .hasAnyRole(Role.CUSTOMER.name(), Role.AGENT.name())
                    .requestMatchers(HttpMethod.POST, "/api/*/*/migration")
                    .hasRole(Role.MANAGER.name())
                    .requestMatchers(HttpMethod.POST, "/api/agreements/**", "/api/models/**")
                    .hasRole(Role.DESIGNER.name())
                    .requestMatchers(HttpMethod.POST, "/api/tickets/*/severity")
                    .hasRole(Role.AGENT.name())
                    .requestMatchers(HttpMethod.POST, "/tickets/*/severity", "/tickets/*/outage")
                    .hasRole(Role.AGENT.name())
                    .requestMatchers(HttpMethod.POST, "/api/outages/signals")
                    .permitAll() // who signed it is looked at there
                    .requestMatchers(HttpMethod.POST, AVAILABILITY)
                    .hasRole(Role.AGENT.name())
                    .requestMatchers(HttpMethod.PUT, AVAILABILITY)
                    .hasRole(Role.AGENT.name())
                    .requestMatchers(HttpMethod.POST, "/tickets/**", "/api/tickets/**")
                    .hasAnyRole(Role.CUSTOMER.name(), Role.AGENT.name())
                    .anyRequest()
                    .hasAnyRole(Role.CUSTOMER.name(), Role.AGENT.name(), Role.DESIGNER.name()))
        .addFilterBefore(
            new KeySignIn(keys, metrics, forPrograms, refusals), BasicAuthenticationFilter.class)
        .httpBasic(basic -> basic.authenticationEntryPoint(refusals))
        .formLogin(
            form ->
                form.loginPage("/login").failureHandler(SecurityConfiguration::showWhy).permitAll())
        .logout(Customizer.withDefaults())
        .csrf(csrf -> csrf.requireCsrfProtectionMatcher(SecurityConfiguration::needsProofOfIntent))
        .exceptionHandling(
            refused ->
                refused
                    .defaultAuthenticationEntryPointFor(refusals, forPrograms)
                    .defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint("/login"),
                        new NegatedRequestMatcher(forPrograms))
                    .defaultAccessDeniedHandlerFor(refusals, forPrograms))
        .headers(
            headers ->
                headers
                    .addHeaderWriter(policy(SHOWS_MAIL, "'self' 'unsafe-inline'"))
                    .addHeaderWriter(policy(new NegatedRequestMatcher(SHOWS_MAIL), "'self'")));
    if (oidc.getJwt().getIssuerUri() != null) {
      var converter = new JwtAuthenticationConverter();
      converter.setJwtGrantedAuthoritiesConverter(new TokenAuthorities());
      http.oauth2ResourceServer(
          server ->
              server
                  .bearerTokenResolver(SecurityConfiguration::tokenOfTheIssuer)
                  .jwt(jwt -> jwt.jwtAuthenticationConverter(converter)));
    }
    if (providers.getIfAvailable() != null) {
      http.oauth2Login(
          login ->
              login
                  .loginPage("/login")
                  .userInfoEndpoint(user -> user.userAuthoritiesMapper(new TokenAuthorities())));
    }
    return http.build();
  }

  /** Keys of ours are looked at elsewhere. */
  private static String tokenOfTheIssuer(HttpServletRequest request) {
    return KeySignIn.key(request).isPresent()
        ? null
        : new DefaultBearerTokenResolver().resolve(request);
  }

  @Bean
  ThrottledSignIn signIn(UserDetailsService people, PasswordEncoder passwords) {
    return new ThrottledSignIn(people, passwords, time);
  }

  /** Who may do what another may. */
  @Bean
  static RoleHierarchy roles() {
    return RoleHierarchyImpl.withDefaultRolePrefix()
        .role(Role.MANAGER.name())
        .implies(Role.TEAM_LEAD.name(), Role.DESIGNER.name())
        .role(Role.TEAM_LEAD.name())
        .implies(Role.AGENT.name())
        .role(Role.CUSTOMER_ADMINISTRATOR.name())
        .implies(Role.CUSTOMER.name())
        .build();
  }

  /** New passwords by bcrypt; those of the configuration as it says. */
  @Bean
  static PasswordEncoder passwords() {
    var passwords =
        new DelegatingPasswordEncoder(
            "bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(BCRYPT_STRENGTH)));
    passwords.setDefaultPasswordEncoderForMatches(
        PasswordEncoderFactories.createDelegatingPasswordEncoder());
    return passwords;
  }

  private static HeaderWriter policy(RequestMatcher pages, String styles) {
    return new DelegatingRequestMatcherHeaderWriter(
        pages,
        new ContentSecurityPolicyHeaderWriter(
            "default-src 'self'; style-src %s; img-src 'self' data:; font-src 'self' data:;"
                    .formatted(styles)
                + " object-src 'none'; frame-ancestors 'self'; form-action 'self';"
                + " base-uri 'self'"));
  }

  private static void showWhy(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    var why = failure instanceof TooManyAttempts ? "throttled" : "error";
    response.sendRedirect(request.getContextPath() + "/login?" + why);
  }

  private static boolean forPrograms(HttpServletRequest request) {
    var path = UrlPathHelper.defaultInstance.getPathWithinApplication(request);
    return path.startsWith("/api/")
        || path.startsWith("/v3/")
        || path.startsWith("/actuator/")
        || path.equals("/local/time")
        || path.equals("/local/mail");
  }

  /** What a browser adds by itself, a session or a password that it remembers, proves no intent. */
  private static boolean needsProofOfIntent(HttpServletRequest request) {
    if (!CsrfFilter.DEFAULT_CSRF_MATCHER.matches(request)) {
      return false;
    }
    var authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (authorization == null) {
      return !forPrograms(request) || request.getRequestedSessionId() != null;
    }
    return !StringUtils.startsWithIgnoreCase(authorization, "Bearer ")
        && couldBeFromAnotherSite(request);
  }

  /** Every browser says at least one of both; programs say neither. */
  private static boolean couldBeFromAnotherSite(HttpServletRequest request) {
    var site = request.getHeader("Sec-Fetch-Site");
    return site == null ? CorsUtils.isCorsRequest(request) : !OUR_OWN.contains(site);
  }
}
