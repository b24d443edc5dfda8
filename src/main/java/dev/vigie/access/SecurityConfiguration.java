package dev.vigie.access;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.autoconfigure.security.oauth2.resource.OAuth2ResourceServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.util.UrlPathHelper;

/**
 * Everything needs a login, but the health that machines ask for. Programs sign in with each
 * request, people with a session; only what a session carries needs protection against forged
 * requests.
 */
@Configuration
class SecurityConfiguration {

  private final OAuth2ResourceServerProperties oidc;
  private final Refusals refusals;

  SecurityConfiguration(OAuth2ResourceServerProperties oidc, Refusals refusals) {
    this.oidc = oidc;
    this.refusals = refusals;
  }

  @Bean
  SecurityFilterChain security(HttpSecurity http) throws Exception {
    RequestMatcher forPrograms = SecurityConfiguration::forPrograms;
    http.authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers("/actuator/health/**", "/login", "/error", "/static/**")
                    .permitAll()
                    .requestMatchers("/css/**", "/js/**", "/lib/**", "/images/**", "/favicon.ico")
                    .permitAll()
                    .requestMatchers("/local/**", "/actuator/**", "/mails/**")
                    .hasAnyRole(Role.AGENT.name(), Role.MANAGER.name())
                    .requestMatchers(HttpMethod.POST, "/api/agreements/**")
                    .hasRole(Role.MANAGER.name())
                    .requestMatchers(HttpMethod.POST, "/api/models/**")
                    .hasRole(Role.MANAGER.name())
                    .requestMatchers("/api/customers/**")
                    .hasRole(Role.MANAGER.name())
                    .requestMatchers(HttpMethod.POST, "/api/tickets/*/severity")
                    .hasAnyRole(Role.AGENT.name(), Role.MANAGER.name())
                    .requestMatchers(HttpMethod.POST, "/tickets/*/severity")
                    .hasAnyRole(Role.AGENT.name(), Role.MANAGER.name())
                    .anyRequest()
                    .hasAnyRole(Role.CUSTOMER.name(), Role.AGENT.name(), Role.MANAGER.name()))
        .httpBasic(basic -> basic.authenticationEntryPoint(refusals))
        .formLogin(form -> form.loginPage("/login").permitAll())
        .logout(Customizer.withDefaults())
        .csrf(csrf -> csrf.requireCsrfProtectionMatcher(SecurityConfiguration::fromSession))
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
                headers.contentSecurityPolicy(
                    policy ->
                        policy.policyDirectives(
                            "default-src 'self'; img-src 'self' data:; style-src 'self'"
                                + " 'unsafe-inline'; font-src 'self' data:; frame-ancestors 'self';"
                                + " form-action 'self'; base-uri 'self'")));
    if (oidc.getJwt().getIssuerUri() != null) {
      var converter = new JwtAuthenticationConverter();
      converter.setJwtGrantedAuthoritiesConverter(new TokenAuthorities());
      http.oauth2ResourceServer(
          server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(converter)));
    }
    return http.build();
  }

  private static boolean forPrograms(HttpServletRequest request) {
    var path = UrlPathHelper.defaultInstance.getPathWithinApplication(request);
    return path.startsWith("/api/")
        || path.startsWith("/v3/")
        || path.startsWith("/actuator/")
        || path.equals("/local/time")
        || path.equals("/local/mail");
  }

  private static boolean fromSession(HttpServletRequest request) {
    return CsrfFilter.DEFAULT_CSRF_MATCHER.matches(request)
        && request.getHeader(HttpHeaders.AUTHORIZATION) == null
        && (!forPrograms(request) || request.getRequestedSessionId() != null);
  }
}
