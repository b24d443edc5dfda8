package dev.vigie.report;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param zone whose days a report counts by, unless it is of one agreement, which has its own
 */
@ConfigurationProperties("vigie.report")
record ReportProperties(ZoneId zone) {}
