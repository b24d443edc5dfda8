package dev.vigie.statement;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param printsAtOnce how many PDFs are made at once; a long one takes some hundred megabytes
 * @param printPatience how long a further one waits before it is refused
 */
@Validated
@ConfigurationProperties("vigie.statement")
record PrintingProperties(
    @DefaultValue("2") @Min(1) int printsAtOnce, @DefaultValue("5s") Duration printPatience) {}
