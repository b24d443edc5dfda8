package dev.vigie.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;

/** Reads the claims {@code vigie_role} and {@code vigie_organisation} of an OIDC token. */
final class TokenAuthorities implements Converter<Jwt, Collection<GrantedAuthority>> {

  @Override
  public Collection<GrantedAuthority> convert(Jwt token) {
    var authorities = new ArrayList<GrantedAuthority>();
    Optional.ofNullable(token.getClaimAsString("vigie_role"))
        .flatMap(Role::named)
        .ifPresent(known -> authorities.add(new SimpleGrantedAuthority(Caller.authority(known))));
    var organisation = token.getClaimAsString("vigie_organisation");
    if (organisation != null) {
      authorities.add(new SimpleGrantedAuthority(Caller.authority(organisation)));
    }
    return authorities;
  }
}
