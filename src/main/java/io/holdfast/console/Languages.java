package io.holdfast.console;

import io.holdfast.action.Wording;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/** Lets readers choose their language; a cookie remembers it, the browser proposes it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConsoleProperties.class)
class Languages implements WebMvcConfigurer {
  static final List<Locale> LOCALES =
      Wording.LANGUAGES.stream().map(Locale::forLanguageTag).toList();

  @Bean
  LocaleResolver localeResolver() {
    CookieLocaleResolver resolver = new CookieLocaleResolver("language");
    resolver.setCookieMaxAge(Duration.ofDays(365));
    resolver.setCookieSameSite("Lax");
    resolver.setRejectInvalidCookies(false);
    resolver.setDefaultLocaleFunction(request -> nearest(request.getHeader("Accept-Language")));
    return resolver;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    LocaleChangeInterceptor change = new LocaleChangeInterceptor();
    change.setParamName("language");
    change.setIgnoreInvalidLocale(true);
    registry.addInterceptor(change);
  }

  static Locale nearest(String acceptLanguage) {
    try {
      List<Locale.LanguageRange> wanted =
          acceptLanguage == null ? List.of() : Locale.LanguageRange.parse(acceptLanguage);
      for (Locale.LanguageRange range : wanted) {
        String language = Locale.forLanguageTag(range.getRange()).getLanguage();
        for (Locale known : LOCALES) {
          if (known.getLanguage().equals(language)) {
            return known;
          }
        }
      }
    } catch (IllegalArgumentException e) {
      // a header that is no list of languages wishes for none
      return LOCALES.get(0);
    }
    return LOCALES.get(0);
  }
}
