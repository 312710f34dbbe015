// The graph of ways of one model: from any load to the one that is chosen.
import { html, nothing, svg } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Part, empty, place, put } from '../part.js';
import { icon } from '../icons.js';
import { api } from '../api.js';
import { Listening, station } from '../station.js';
import { layOut, likelyTarget, wayFrom } from '../ways.js';
import { protocolOf } from '../words.js';
import { t } from '../texts.js';

const SIGNS = { here: 'check', phone: 'phones', seen: 'dot', incomplete: 'alert', missing: 'ring' };
const STATES = Object.keys(SIGNS);
/** A box of phones has so many ages; the drawing stays one. */
const ORIGINS_MAX = 8;

class Graph extends Part {
  static properties = {
    model: {}, models: {}, graph: { state: true }, target: { state: true }, over: { state: true }, asked: { state: true },
  };

  /** The plans of loads that the graph does not hold, by load. */
  #plans = new Map();
  #planned = '';

  constructor() {
    super();
    this.models = [];
    this.target = '';
    this.over = '';
    this.asked = '';
    new Listening(this, 'phones');
    this.onLoads = () => this.#fetch();
  }

  connectedCallback() {
    super.connectedCallback();
    station.addEventListener('loads', this.onLoads);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    station.removeEventListener('loads', this.onLoads);
  }

  updated(changed) {
    if (changed.has('model') && this.model) {
      this.target = '';
      this.asked = '';
      this.#fetch();
    }
    this.#plan();
  }

  /** What phones of the model run, as far as a name is known, and what somebody typed. */
  #origins() {
    const known = new Set(this.graph.nodes.map((node) => node.load));
    const running = [...station.phones.values()]
      .filter((phone) => phone.model === this.model && phone.load && phone.load.certainty !== 'unknown')
      .map((phone) => phone.load.name)
      .filter((load) => /^(SIP|SCCP|P00|P0S)/.test(load));
    return [...new Set([...running.slice(0, ORIGINS_MAX), this.asked])].filter((load) => load && !known.has(load));
  }

  /** Asks the planner for the ways of those that the library's graph can't know. */
  async #plan() {
    const origins = this.graph && this.target ? this.#origins() : [];
    const question = [this.model, this.target, this.graph?.nodes.length, ...origins].join(' ');
    if (question === this.#planned) {
      return;
    }
    this.#planned = question;
    const plans = new Map();
    for (const from of origins) {
      plans.set(from, await api.plan(this.model, from, this.target).catch((trouble) => ({ steps: [], why: trouble.message })));
    }
    if (question === this.#planned) {
      this.#plans = plans;
      this.requestUpdate();
    }
  }

  /** The library's graph with the loads of phones in front of it. */
  #whole() {
    const nodes = [...this.graph.nodes];
    const edges = [...this.graph.edges];
    for (const [load, plan] of this.#plans) {
      nodes.push({ load, state: 'phone', protocol: protocolOf(load).toLowerCase(), why: plan.why });
      let from = load;
      for (const step of plan.steps) {
        if (!nodes.some((node) => node.load === step.load)) {
          nodes.push({ load: step.load, state: step.inLibrary ? 'here' : 'missing', protocol: protocolOf(step.load).toLowerCase() });
        }
        if (!edges.some((edge) => edge.from === from && edge.to === step.load)) {
          edges.push({ from, to: step.load, why: step.why, undoable: !step.noWayBack, certainty: step.rules[0]?.confidence ?? '' });
        }
        from = step.load;
      }
    }
    return { ...this.graph, nodes, edges };
  }

  async #fetch() {
    if (!this.model) {
      return;
    }
    const model = this.model;
    const graph = await api.graph(model).catch(() => null);
    if (model === this.model) {
      this.graph = graph;
      if (graph && !graph.nodes.some((node) => node.load === this.target)) {
        const targets = [...station.phones.values()].map((phone) => phone.target).filter(Boolean);
        this.target = likelyTarget(graph, targets);
      }
    }
  }

  render() {
    const hasWays = this.graph?.nodes?.length > 0;
    const plan = hasWays ? layOut(this.#whole(), this.target) : null;
    const told = this.asked ? this.#plans.get(this.asked) : null;
    return html`
      <section class="card graph" aria-labelledby="graph-title">
        <div class="card-head">
          <h2 id="graph-title">${t.firmware.graph}</h2>
          <label class="inline"><span class="small soft">${t.firmware.graphFor}</span>
            <select class="field narrow" data-role="model" @change=${(event) => this.dispatchEvent(new CustomEvent('model', { detail: event.target.value }))}>
              ${this.models.map((model) => html`<option value=${model} ?selected=${model === this.model}>${model}</option>`)}
            </select></label>
          ${hasWays ? html`
            <label class="inline"><span class="small soft">${t.firmware.to}</span>
              <select class="field narrow mono" data-role="to" @change=${(event) => (this.target = event.target.value)}>
                ${this.graph.nodes.map(({ load }) => html`<option value=${load} ?selected=${load === this.target}>${load}</option>`)}
              </select></label>` : nothing}
          ${hasWays ? html`
            <label class="inline"><span class="small soft">${t.firmware.from}</span>
              <input class="field narrow mono" data-role="from" placeholder=${t.firmware.fromHint} autocomplete="off" spellcheck="false"
                @change=${(event) => (this.asked = event.target.value.trim())}></label>` : nothing}
        </div>
        ${told?.why ? html`<p class="strip hold graph-said">${icon('alert')}<span>${told.why}</span></p>` : nothing}
        ${plan ? this.#draw(plan) : html`<div class="card-body">${empty('chip', t.firmware.graphNone, t.firmware.graphNoneText)}</div>`}
      </section>`;
  }

  #draw(plan) {
    const way = this.over ? wayFrom(this.over, plan.hops) : [];
    const isOn = (edge) => way.includes(edge.from) && way[way.indexOf(edge.from) + 1] === edge.to;
    return html`
      <p class="graph-note small soft">${t.firmware.graphText}</p>
      <div class="graph-room" tabindex="0" role="group" aria-label=${t.firmware.graph}>
        <div class="graph-field ${this.over ? 'hovering' : ''}" ${put({ width: `${plan.width}px`, height: `${plan.height}px` })}>
          <svg class="graph-lines" width=${plan.width} height=${plan.height} aria-hidden="true">
            <defs><marker id="tip" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 .8 7 4 0 7.2z"></path></marker></defs>
            ${plan.lines.map(({ edge, path }) => svg`
              <g class="way ${isOn(edge) ? 'on' : ''} ${edge.undoable === false ? 'oneway' : ''}">
                <path d=${path.d} marker-end="url(#tip)"/>
                ${edge.undoable === false ? svg`<g transform="translate(${path.mid.x} ${path.mid.y})"><circle r="9"/><path class="bar-sign" d="M-4 0H1.500M-.5-2.500 2 0l-2.500 2.500M4.500-4v8"/></g>` : nothing}
              </g>`)}
          </svg>
          ${repeat(plan.boxes.values(), (box) => box.node.load, (box) => this.#node(box, way))}
        </div>
      </div>
      ${plan.lost.length > 0 ? html`
        <p class="graph-lost small"><span class="soft">${t.firmware.noWay}</span>
          ${plan.lost.map((node) => html`<button class="chip idle mono" @click=${() => (this.target = node.load)}>${node.load}</button>`)}</p>` : nothing}
      ${this.#legend()}
      ${this.#list(plan)}`;
  }

  #node(box, way) {
    const { node } = box;
    const isTarget = node.load === this.target;
    const words = `${node.load}: ${this.#stateWord(node.state)}, ${isTarget ? t.firmware.direct : t.phones.step(1, box.steps)}`;
    return html`
      <button class="node ${node.state} ${isTarget ? 'target' : ''} ${way.includes(node.load) ? 'on' : ''}" data-load=${node.load}
          aria-pressed=${isTarget} aria-label=${words} ${place(box.x, box.y, box.width, box.height, true)}
          @click=${() => (this.target = node.load)} @mouseenter=${() => (this.over = node.load)} @mouseleave=${() => (this.over = '')}
          @focus=${() => (this.over = node.load)} @blur=${() => (this.over = '')}>
        ${icon(isTarget ? 'target' : SIGNS[node.state] ?? 'ring')}
        <span class="node-text"><b class="mono cut">${node.load}</b>
          <small>${node.protocol ? node.protocol.toUpperCase() : protocolOf(node.load)} · ${this.#stateWord(node.state)}</small></span>
      </button>`;
  }

  #stateWord(state) {
    return { here: t.firmware.here, phone: t.firmware.onPhone, seen: t.firmware.seen, incomplete: t.firmware.incomplete, missing: t.firmware.absent }[state] ?? state;
  }

  #legend() {
    return html`
      <ul class="legend small soft" aria-label=${t.firmware.legend}>
        ${STATES.map((state) => html`<li><i class="node ${state}"></i>${this.#stateWord(state)}</li>`)}
        <li>${icon('oneway')}${t.firmware.noReturn}</li>
      </ul>`;
  }

  /** For ears, and for those who want the reasons. */
  #list(plan) {
    return html`
      <details class="graph-list"><summary>${t.firmware.table}</summary>
        <ul>${[...plan.hops.values()].map((edge) => html`
          <li><p class="mono small"><b>${edge.from}</b> ${icon('arrow')} <b>${edge.to}</b>
              ${edge.undoable === false ? html`<span class="chip hold">${icon('oneway')}${t.firmware.noReturn}</span>` : nothing}</p>
            <p class="small soft wrap">${edge.why}${edge.certainty ? html` <span class="faint">(${edge.certainty})</span>` : nothing}</p></li>`)}</ul>
      </details>`;
  }
}

customElements.define('offhook-graph', Graph);
