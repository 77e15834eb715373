/** Files over HTTP: their own addresses, the REST API, and the administrator's page. */
@NullMarked
package org.malipo.files.web;

import org.jspecify.annotations.NullMarked;
