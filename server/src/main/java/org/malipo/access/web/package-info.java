/** Accounts and API keys over HTTP: the REST API, and the pages to sign in with. */
@NullMarked
package org.malipo.access.web;

import org.jspecify.annotations.NullMarked;
