package dev.vigie.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.security.oauth2.resource.OAuth2ResourceServerProperties;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.userdetails.UserDetailsPasswordService;

class PeopleTest {

  /** Hashed anew, each call of a program would take a tenth of a second of a processor. */
  @Test
  void signingInLeavesPasswordsEncodedAsTheyWereConfigured() {
    var alice = new AccessProperties.User("alice", "{noop}secret", Role.CUSTOMER, "acme");
    var people =
        new People()
            .users(new AccessProperties(List.of(alice)), new OAuth2ResourceServerProperties());
    var signIn = new DaoAuthenticationProvider(people);

    signIn.authenticate(UsernamePasswordAuthenticationToken.unauthenticated("alice", "secret"));

    assertThat(people).isNotInstanceOf(UserDetailsPasswordService.class);
    assertThat(people.loadUserByUsername("alice").getPassword()).isEqualTo("{noop}secret");
  }
}
