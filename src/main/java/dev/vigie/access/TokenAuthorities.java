package dev.vigie.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Reads the claims {@code vigie_role} and {@code vigie_organisation} of an OIDC token, be it of a
 * program that sends it or of a person who signs in by it. Who has no role may do nothing.
 */
final class TokenAuthorities
    implements Converter<Jwt, Collection<GrantedAuthority>>, GrantedAuthoritiesMapper {

  @Override
  public Collection<GrantedAuthority> convert(Jwt token) {
    return of(token);
  }

  @Override
  public Collection<GrantedAuthority> mapAuthorities(
      Collection<? extends GrantedAuthority> authorities) {
    return authorities.stream()
        .filter(OidcUserAuthority.class::isInstance)
        .map(authority -> of(((OidcUserAuthority) authority).getIdToken()))
        .findFirst()
        .orElseGet(ArrayList::new);
  }

  private static Collection<GrantedAuthority> of(ClaimAccessor claims) {
    var authorities = new ArrayList<GrantedAuthority>();
    Optional.ofNullable(claims.getClaimAsString("vigie_role"))
        .flatMap(Role::named)
        .ifPresent(role -> authorities.add(new SimpleGrantedAuthority(Caller.authority(role))));
    Optional.ofNullable(claims.getClaimAsString("vigie_organisation"))
        .ifPresent(name -> authorities.add(new SimpleGrantedAuthority(Caller.authority(name))));
    return authorities;
  }
}
