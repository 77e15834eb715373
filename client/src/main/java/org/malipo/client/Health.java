package org.malipo.client;

import com.fasterxml.jackson.annotation.JsonProperty;

/** @param synchronised true when every switched-on network is followed up to its tip */
public record Health(@JsonProperty("synchronized") boolean synchronised) {}
