package org.malipo.client;

import tools.jackson.databind.JsonNode;

/** An event of a type that this version of the client does not know. */
public record OtherEvent(JsonNode json) implements StoreEvent {}
