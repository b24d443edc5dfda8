package dev.vigie.portal;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param knowledgeBase where each agreement's customers look first, by agreement; forms may link to
 *     it as {@code knowledgeBase}
 */
@ConfigurationProperties("vigie.portal")
record PortalProperties(@DefaultValue Map<String, String> knowledgeBase) {}
