/** What the server tells everybody about itself. */
@NullMarked
package org.malipo.operations.web;

import org.jspecify.annotations.NullMarked;
