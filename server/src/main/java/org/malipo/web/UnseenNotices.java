package org.malipo.web;

import org.malipo.access.UserId;

/** Counts what a person has not been told yet, for the bell on every page; the module that holds notices implements it. */
public interface UnseenNotices {
    /** {@return the number, counted no further than 100} */
    int of(UserId user);
}
