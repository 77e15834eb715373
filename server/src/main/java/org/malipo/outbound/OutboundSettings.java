package org.malipo.outbound;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param allow private hosts that users' URLs may reach nevertheless, each as {@code host} or {@code host:port}, because
 *     a shop on the same network is common
 */
@ConfigurationProperties("malipo.outbound")
record OutboundSettings(@DefaultValue List<String> allow) {}
