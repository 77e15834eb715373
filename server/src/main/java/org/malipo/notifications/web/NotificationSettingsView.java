package org.malipo.notifications.web;

import java.util.List;
import org.malipo.notifications.NoticeSetting;

/** What a person may choose to be told. */
public record NotificationSettingsView(List<NoticeSetting> lines, boolean saved) {}
