package dev.vigie.access;

import java.util.ArrayList;
import org.springframework.boot.autoconfigure.security.oauth2.resource.OAuth2ResourceServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/** Those who may sign in: named in the configuration, or known to an OIDC issuer. */
@Configuration
class People {

  @Bean
  UserDetailsService users(AccessProperties settings, OAuth2ResourceServerProperties oidc) {
    if (settings.users().isEmpty() && oidc.getJwt().getIssuerUri() == null) {
      throw new IllegalStateException(
          "Nobody could sign in: set vigie.users or"
              + " spring.security.oauth2.resourceserver.jwt.issuer-uri.");
    }
    var named =
        new InMemoryUserDetailsManager(settings.users().stream().map(People::details).toList());
    return named::loadUserByUsername; // passwords stay encoded as the operator configured them
  }

  private static UserDetails details(AccessProperties.User user) {
    var authorities = new ArrayList<String>();
    authorities.add(Caller.authority(user.role()));
    if (user.organisation() != null) {
      authorities.add(Caller.authority(user.organisation()));
    }
    return User.withUsername(user.name())
        .password(user.password())
        .authorities(AuthorityUtils.createAuthorityList(authorities))
        .build();
  }
}
