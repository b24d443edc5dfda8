package dev.vigie.board;

import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/** The reader's language: chosen once by {@code ?lang=fr}, until then as the browser asks. */
@Configuration
class BoardConfiguration implements WebMvcConfigurer {

  @Bean
  LocaleResolver localeResolver() {
    var asTheBrowserAsks = new AcceptHeaderLocaleResolver();
    asTheBrowserAsks.setSupportedLocales(List.of(Locale.ENGLISH, Locale.FRENCH));
    asTheBrowserAsks.setDefaultLocale(Locale.ENGLISH);
    var chosen = new CookieLocaleResolver("lang");
    chosen.setDefaultLocaleFunction(asTheBrowserAsks::resolveLocale);
    chosen.setRejectInvalidCookies(false);
    chosen.setCookieHttpOnly(true);
    chosen.setCookieSameSite("Lax");
    return chosen;
  }

  @Override
  public void addInterceptors(InterceptorRegistry interceptors) {
    var choice = new LocaleChangeInterceptor();
    choice.setParamName("lang");
    choice.setIgnoreInvalidLocale(true);
    interceptors.addInterceptor(choice);
  }
}
