package org.malipo.administration;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param file where the server writes its log beside what it prints; null if it only prints */
@ConfigurationProperties("malipo.log")
record LogSettings(@Nullable Path file) {}
