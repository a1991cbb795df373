/**
 * A simulated payer for demonstration and tests, never for production: it knows invented members,
 * answers eligibility inquiries as payers do, and misbehaves on request.
 */
package org.cleanclaim.routes.simulatedpayer;
