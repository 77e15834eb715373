package org.malipo.client;

/**
 * Whether somebody wants to be told of something.
 *
 * @param name in the language of the request
 */
public record NotificationSetting(String identifier, String name, boolean enabled) {}
