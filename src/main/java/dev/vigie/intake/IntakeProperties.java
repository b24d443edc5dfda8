package dev.vigie.intake;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param agreementsToCome agreements that customers may know of but that have no table yet
 */
@ConfigurationProperties("vigie")
record IntakeProperties(@DefaultValue List<String> agreementsToCome) {}
